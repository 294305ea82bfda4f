export { SharedForm, type Version } from '../core/form/shared-form';
