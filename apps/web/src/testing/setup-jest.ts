// First: it loads Angular's compiler, which everything after it needs.
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { registerLocaleData } from '@angular/common';
import localeDe from '@angular/common/locales/de';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
registerLocaleData(localeDe);
