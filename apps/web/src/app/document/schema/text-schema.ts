import { BulletList, ListItem, OrderedList } from './list-nodes';
import { Bold, Italic, Link, Strike } from './marks';
import { Table, TableCell, TableHeader, TableRow } from './table-nodes';
import { Blockquote, HardBreak, Heading, Paragraph, PlainText, TextDocument } from './text-nodes';

/**
 * The editor's side of the one document schema (`libs/document`); `text-schema.spec.ts` compares the two.
 *
 * Own extensions instead of TipTap's: those carry attributes that the schema does not have, which the server would refuse as hostile.
 * Where the schema leaves open what stands in an item or a cell, so does this: an editor deletes whatever it finds impossible.
 */
export const textSchema = [
  TextDocument,
  PlainText,
  Paragraph,
  Heading,
  HardBreak,
  Blockquote,
  BulletList,
  OrderedList,
  ListItem,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Bold,
  Italic,
  Strike,
  Link,
];
