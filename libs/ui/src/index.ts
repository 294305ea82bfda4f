/**
 * The door of `libs/ui`: presentational components on the KERN design system. They know no domain, HTTP, router or
 * store; what they show comes in, what happens goes out. Global look: `styles/quartiersforum.scss`; values: `tokens.css`.
 *
 * The frame and pages without a form take what they need from `frame.ts` (`@quartiersforum/ui/frame`), which is lighter.
 */
export * from './frame';
export { Checkbox } from './checkbox/checkbox';
export { CheckboxInput } from './checkbox/checkbox-input';
export { Dialog } from './dialog/dialog';
export { Control } from './field/control';
export { Field } from './field/field';
export { type FieldError, fieldErrorText, germanFieldErrorText } from './field/field-error-text';
export { Password } from './password/password';
export { Select } from './select/select';
export { Table } from './table/table';
export { Tab } from './tabs/tab';
export { Tabs } from './tabs/tabs';
export { TextInput } from './text-input/text-input';
export { Textarea } from './textarea/textarea';
