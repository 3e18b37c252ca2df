import type { Link } from '../../shared/domain/link';

/** The element id of a link's section heading on the connection page. */
export function linkAnchor(link: Link): string {
  return `link-${link}`;
}

/** Scrolls to a heading and puts the focus on it, for whoever reads on from there. */
export function goToHeading(id: string): void {
  const heading = document.getElementById(id);
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  heading?.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
  heading?.focus({ preventScroll: true });
}

/** Goes to a link's section. */
export function goToLink(link: Link): void {
  goToHeading(linkAnchor(link));
}
