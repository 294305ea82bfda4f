import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// The content security policy forbids code made from text. zod would try it once and be reported; it reads this when it is loaded, which
// is later, with the first form.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

await bootstrapApplication(App, appConfig);
