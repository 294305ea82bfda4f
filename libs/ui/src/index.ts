/**
 * The door of `libs/ui`: presentational components on the KERN design system. They know no domain, HTTP, router or
 * store; what they show comes in, what happens goes out. Global look: `styles/quartiersforum.scss`; values: `tokens.css`.
 */
export { Announcer } from './announcer/announcer';
export { Avatar, initialsOf, personColour, personColourCount } from './avatar/avatar';
export { Badge, type BadgeVariant } from './badge/badge';
export { Button, type ButtonSize, type ButtonVariant } from './button/button';
export { Card } from './card/card';
export { Checkbox } from './checkbox/checkbox';
export { CheckboxInput } from './checkbox/checkbox-input';
export { DefinitionList } from './definition-list/definition-list';
export { Dialog } from './dialog/dialog';
export { EmptyState } from './empty-state/empty-state';
export { ErrorState } from './error-state/error-state';
export { Control } from './field/control';
export { Field } from './field/field';
export { type FieldError, fieldErrorText, germanFieldErrorText } from './field/field-error-text';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icon-paths';
export { LoadingState } from './loading-state/loading-state';
export { Menu } from './menu/menu';
export { MenuItem } from './menu/menu-item';
export { MenuTrigger } from './menu/menu-trigger';
export { Notice, type NoticeVariant } from './notice/notice';
export { PageHeader } from './page-header/page-header';
export { Password } from './password/password';
export { Select } from './select/select';
export { SkipLink } from './skip-link/skip-link';
export { Table } from './table/table';
export { Tab } from './tabs/tab';
export { TabNav } from './tabs/tab-nav';
export { Tabs } from './tabs/tabs';
export { TextInput } from './text-input/text-input';
export { Textarea } from './textarea/textarea';
export { type Toast, type ToastAction, Toaster, type ToastVariant } from './toast/toaster';
export { Toasts } from './toast/toasts';
export { VisuallyHidden } from './visually-hidden/visually-hidden';
