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
