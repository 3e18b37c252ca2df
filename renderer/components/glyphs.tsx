/** The few pictures beside words, drawn here so that no icon font or package is carried. */
interface GlyphProps {
  readonly path: string;
  readonly size?: number;
}

function Glyph({ path, size = 16 }: GlyphProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="currentColor"
      aria-hidden="true"
      style={{ flexShrink: 0, display: 'block' }}
    >
      <path d={path} />
    </svg>
  );
}

export function OverviewGlyph() {
  return <Glyph path="M2 2h5v7H2zM9 2h5v4H9zM2 11h5v3H2zM9 8h5v6H9z" />;
}

/** A sheet of the calendar with a day ahead. */
export function AheadGlyph() {
  return (
    <Glyph path="M4.5 1.5h1.3V3h4.4V1.5h1.3V3H14v11H2V3h2.5zM3.3 6.3v6.4h9.4V6.3zm5.3 1 2.4 2.2-2.4 2.2-.9-1 .9-.6H5V8.9h3.6l-.9-.6z" />
  );
}

export function PlusGlyph() {
  return <Glyph path="M7.3 2.5h1.4v4.8h4.8v1.4H8.7v4.8H7.3V8.7H2.5V7.3h4.8z" />;
}

/** A list that is being put in order. */
export function OrderGlyph() {
  return (
    <Glyph path="M2 3.3h7v1.4H2zm0 4h7v1.4H2zm0 4h7v1.4H2zM12.3 2 15 5.2h-2v5.6h2L12.3 14l-2.7-3.2h2V5.2h-2z" />
  );
}

export function MoreGlyph() {
  return <Glyph path="M2.2 7h2v2h-2zM7 7h2v2H7zm4.8 0h2v2h-2z" />;
}

export function UpGlyph() {
  return <Glyph path="m8 2.6 5.2 5.2-1 1-3.5-3.5v8.1H7.3V5.3L3.8 8.8l-1-1z" />;
}

export function DownGlyph() {
  return <Glyph path="m8 13.4 5.2-5.2-1-1-3.5 3.5V2.6H7.3v8.1L3.8 7.2l-1 1z" />;
}

export function AlertsGlyph() {
  return (
    <Glyph path="M8 1.5a4.6 4.6 0 0 1 4.6 4.6v3l1.3 2.2v.9H2.1v-.9l1.3-2.2v-3A4.6 4.6 0 0 1 8 1.5zm0 1.3a3.3 3.3 0 0 0-3.3 3.3v3.3l-.9 1.5h8.4l-.9-1.5V6.1A3.3 3.3 0 0 0 8 2.8zM6.2 13.2h3.6a1.8 1.8 0 0 1-3.6 0z" />
  );
}

export function ActivityGlyph() {
  return (
    <Glyph path="M2 3h1.6v1.6H2zm3.2.1H14v1.4H5.2zM2 7.2h1.6v1.6H2zm3.2.1H14v1.4H5.2zM2 11.4h1.6V13H2zm3.2.1H14v1.4H5.2z" />
  );
}

/** Steps, the first of them ticked off. */
export function RunbooksGlyph() {
  return (
    <Glyph path="m1.6 4.3.9-.9 1.2 1.2 2.6-2.7.9.9-3.5 3.6zM8.5 3.4H14v1.4H8.5zM2.3 7.3h2.4v1.4H2.3zm6.2 0H14v1.4H8.5zm-6.2 3.9h2.4v1.4H2.3zm6.2 0H14v1.4H8.5z" />
  );
}

export function SettingsGlyph() {
  return (
    <Glyph path="M2 3.5h6.2a2 2 0 0 1 3.6 0H14v1.3h-2.2a2 2 0 0 1-3.6 0H2zm0 7.2h2.2a2 2 0 0 1 3.6 0H14V12H7.8a2 2 0 0 1-3.6 0H2z" />
  );
}

export function RecheckGlyph() {
  return (
    <Glyph path="M8 2.5a5.5 5.5 0 0 1 4.2 1.95V2.5h1.3v4.6H8.9V5.8h2.65A4.2 4.2 0 1 0 12.1 9h1.33A5.5 5.5 0 1 1 8 2.5z" />
  );
}

export function ChevronGlyph() {
  return <Glyph path="m5.6 3.2.9-.9L12.2 8l-5.7 5.7-.9-.9L10.4 8z" size={12} />;
}

export function ExternalGlyph() {
  return (
    <Glyph path="M9 2h5v5h-1.3V4.2L7.5 9.4l-.9-.9 5.2-5.2H9zM3 3.5h3.5v1.3h-2.2v6.9h6.9V9.5h1.3V13H3z" />
  );
}

/** Points down to what a button unfolds, and up when it is unfolded. */
export function FoldGlyph({ isUnfolded }: { readonly isUnfolded: boolean }) {
  return (
    <Glyph
      size={12}
      path={
        isUnfolded
          ? 'm3.2 10.4-.9-.9L8 3.8l5.7 5.7-.9.9L8 5.6z'
          : 'm3.2 5.6-.9.9L8 12.2l5.7-5.7-.9-.9L8 10.4z'
      }
    />
  );
}

export function TickGlyph() {
  return <Glyph path="m2.2 8.6 1.1-1.1 3 3 6.4-6.6 1.1 1.1-7.5 7.7z" size={14} />;
}

export function CrossGlyph() {
  return (
    <Glyph
      path="m3.2 4.3 1.1-1.1L8 6.9l3.7-3.7 1.1 1.1L9.1 8l3.7 3.7-1.1 1.1L8 9.1l-3.7 3.7-1.1-1.1L6.9 8z"
      size={14}
    />
  );
}

export function DashGlyph() {
  return <Glyph path="M4 7.3h8v1.4H4z" size={14} />;
}

export function QuestionGlyph() {
  return (
    <Glyph
      path="M5 5.6C5 3.9 6.3 2.8 8.1 2.8s3 1 3 2.6c0 1.2-.6 1.9-1.6 2.5-.6.4-.8.7-.8 1.3v.5H7.3v-.6c0-1.1.4-1.7 1.3-2.3.7-.5 1-.8 1-1.4 0-.7-.6-1.3-1.5-1.3s-1.6.6-1.6 1.5zM7.2 11h1.6v1.7H7.2z"
      size={14}
    />
  );
}

/** How a column is sorted; both ways while it is not. */
export function SortGlyph({ direction }: { readonly direction: 'ascending' | 'descending' | 'none' }) {
  const paths = {
    ascending: 'm8 3.4 4.2 5H3.8z',
    descending: 'm8 12.6 4.2-5H3.8z',
    none: 'm8 2.6 3 3.6H5zM8 13.4l3-3.6H5z',
  };
  return <Glyph path={paths[direction]} size={10} />;
}
