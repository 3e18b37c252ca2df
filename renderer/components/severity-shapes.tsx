/**
 * The drawings of all states, once per page; `SeverityIcon` refers to them. The tray's icons have the same ones
 * (`assets/icons.svg`, held equal by a test), on a grid of 16 by 16.
 */
export function SeverityShapes() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <symbol id="shape-ok" viewBox="0 0 16 16">
        <mask id="shape-ok-cut">
          <rect width="16" height="16" fill="#fff" />
          <path d="M4.2 8.3 7 11l5-5.6" fill="none" stroke="#000" strokeWidth="2" />
        </mask>
        <circle cx="8" cy="8" r="7" fill="currentColor" mask="url(#shape-ok-cut)" />
      </symbol>
      <symbol id="shape-notice" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M7 4h2v2H7zM7 7h2v5H7z" fill="currentColor" />
      </symbol>
      <symbol id="shape-warning" viewBox="0 0 16 16">
        <mask id="shape-warning-cut">
          <rect width="16" height="16" fill="#fff" />
          <path d="M7 6h2v4H7zM7 11h2v2H7z" fill="#000" />
        </mask>
        <path
          d="M8 1 15.5 15H.5Z"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1"
          strokeLinejoin="round"
          mask="url(#shape-warning-cut)"
        />
      </symbol>
      <symbol id="shape-critical" viewBox="0 0 16 16">
        <mask id="shape-critical-cut">
          <rect width="16" height="16" fill="#fff" />
          <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" fill="none" stroke="#000" strokeWidth="2" />
        </mask>
        <path d="M5 0h6l5 5v6l-5 5H5l-5-5V5Z" fill="currentColor" mask="url(#shape-critical-cut)" />
      </symbol>
      <symbol id="shape-unknown" viewBox="0 0 16 16">
        <circle
          cx="8"
          cy="8"
          r="6.25"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.25"
          strokeDasharray="2.9 2.009"
          strokeDashoffset="1.45"
        />
      </symbol>
      <symbol id="shape-offline" viewBox="0 0 16 16">
        <mask id="shape-offline-cut">
          <rect width="16" height="16" fill="#fff" />
          <path d="M1.2.2 15 14" fill="none" stroke="#000" strokeWidth="3.6" />
        </mask>
        <path
          d="M4.5 13h7.3a3.2 3.2 0 0 0 .5-6.3A4.4 4.4 0 0 0 4 6.2 3.5 3.5 0 0 0 4.5 13Z"
          fill="currentColor"
          mask="url(#shape-offline-cut)"
        />
        <path d="M1.5 1.5 14.5 14.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="shape-paused" viewBox="0 0 16 16">
        <path d="M3 2h4v12H3zM9 2h4v12H9z" fill="currentColor" />
      </symbol>
      <symbol id="shape-checking" viewBox="0 0 16 16">
        <path
          d="M2.25 8A5.75 5.75 0 0 1 12 3.9M13.75 8A5.75 5.75 0 0 1 4 12.1"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
        <path d="M14 .5v6H8ZM2 15.5v-6h6Z" fill="currentColor" />
      </symbol>
      <symbol id="shape-notReached" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="shape-notConfigured" viewBox="0 0 16 16">
        <path d="M4 7.25h8v1.5H4z" fill="currentColor" />
      </symbol>
    </svg>
  );
}
