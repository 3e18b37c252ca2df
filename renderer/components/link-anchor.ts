import type { Link } from '../../shared/domain/link';

/** The element id of a link's section heading on the connection page. */
export function linkAnchor(link: Link): string {
  return `link-${link}`;
}

/** Scrolls to a link's section and puts the focus on its heading, for whoever reads on from there. */
export function goToLink(link: Link): void {
  const heading = document.getElementById(linkAnchor(link));
  heading?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  heading?.focus({ preventScroll: true });
}
