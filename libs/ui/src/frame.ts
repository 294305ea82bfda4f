/**
 * The second door, for what stands on every page: the app's frame and the states of a page without a form.
 *
 * esbuild splits by file and follows every line of a door that is used at all, so one icon taken from `index.ts` in an
 * early chunk brings all primitives and Signal Forms with them (30 kB gzip); from here it is 11 kB.
 */
export { Announcer } from './announcer/announcer';
export { Avatar, initialsOf, personColour, personColourCount } from './avatar/avatar';
export { Badge, type BadgeVariant } from './badge/badge';
export { Button, type ButtonSize, type ButtonVariant } from './button/button';
export { Card } from './card/card';
export { DefinitionList } from './definition-list/definition-list';
export { EmptyState } from './empty-state/empty-state';
export { ErrorState } from './error-state/error-state';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icon-paths';
export { LoadingState } from './loading-state/loading-state';
export { Menu } from './menu/menu';
export { MenuItem } from './menu/menu-item';
export { MenuTrigger } from './menu/menu-trigger';
export { Notice, type NoticeVariant } from './notice/notice';
export { PageHeader } from './page-header/page-header';
export { SkipLink } from './skip-link/skip-link';
export { TabNav } from './tabs/tab-nav';
export { type Toast, type ToastAction, Toaster, type ToastVariant } from './toast/toaster';
export { Toasts } from './toast/toasts';
