/**
 * The parts every page is made of. They know no domain: they take words and addresses, and give HTML.
 *
 * All are pure and synchronous. `Tag`, `Tags`, `DateCard` and the rows of `CheckList` are templates, cheap enough for long lists.
 * Layout between parts is by the classes of `utilities.css`: `stack`, `row`, `row--apart`, `split`, `split--end`, `grid`, `quiet`,
 * `lede`, `figure`, `visually-hidden`.
 */
import "./custom-elements.ts";

export { type Bar, Bars, type BarsProps } from "./bars.tsx";
export { Breadcrumb } from "./breadcrumb.tsx";
export { Button, ButtonLink, type ButtonLinkProps, type ButtonProps, type ButtonTone } from "./button.tsx";
export { Card, type CardProps, Fact, type FactProps } from "./card.tsx";
export { Checkbox, CheckList, type Choice, type ChoicesProps, RadioList } from "./choices.tsx";
export { type ColumnChoice, ColumnChoices, type ColumnChoicesProps } from "./column-choices.tsx";
export { type CardDate, DateCard, type DateCardProps } from "./date-card.tsx";
export { Disclosure, type DisclosureProps } from "./disclosure.tsx";
export { EmptyState, type EmptyStateProps } from "./empty-state.tsx";
export { ErrorPage, type ErrorPageProps } from "./error-page.tsx";
export { errorFor, ErrorSummary, type ErrorSummaryProps, type FieldProblem } from "./error-summary.tsx";
export { FactList, type NamedFact } from "./fact-list.tsx";
export { Field, type FieldProps } from "./field.tsx";
export { FilterForm, type FilterFormProps } from "./filter-form.tsx";
export { FlashNotice, type FlashProps, type ShownFlash } from "./flash-notice.tsx";
export { type HeatCell, HeatTable, type HeatTableProps, type HeatTone } from "./heat-table.tsx";
export { CopyLink, type CopyLinkProps, LocalTime, type LocalTimeProps } from "./island-parts.tsx";
export { MapFrame } from "./map-frame.tsx";
export { Meter, type MeterProps } from "./meter.tsx";
export {
  Notice,
  type NoticeProps,
  type NoticeTone,
  PostForm,
  type PostFormProps,
  UndoNotice,
  type UndoNoticeProps,
} from "./notice.tsx";
export { Page, type PageProps } from "./page.tsx";
export type { Alternate, PageMetadata } from "./page-head.tsx";
export { Pager, type PagerProps } from "./pager.tsx";
export { RangeField, type RangeFieldProps } from "./range-field.tsx";
export { SearchBox, type SearchBoxProps } from "./search-box.tsx";
export { Select, type SelectOption, type SelectProps } from "./select.tsx";
export type { PageLink, Shell } from "./shell.ts";
export { Stamp, type StampProps } from "./stamp.tsx";
export { Table, type TableColumn, type TableProps } from "./table.tsx";
export { Tag, type TagProps, Tags, type TagTone } from "./tag.tsx";
export { Tree } from "./tree.tsx";
export { zoneLabel, ZoneSelect, type ZoneSelectProps } from "./zone-select.tsx";
