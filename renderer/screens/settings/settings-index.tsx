import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

import { goToHeading } from '../../components/link-anchor';
import { useWords } from '../../i18n/words';
import { GROUP_TITLES, groupAnchor, type GroupName, GROUPS } from './setting-group';

/** From this width on the index stands beside the settings; below, in a line above them. */
const BESIDE = '@media (min-width: 1000px)';

const useStyles = makeStyles({
  index: { [BESIDE]: { position: 'sticky', top: '24px', alignSelf: 'start' } },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    marginLeft: '-10px',
    [BESIDE]: { flexDirection: 'column', rowGap: '2px' },
  },
  entry: {
    position: 'relative',
    width: '100%',
    padding: '5px 10px',
    font: 'inherit',
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    background: 'none',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
  },
  current: { [BESIDE]: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold } },
});

/** The group whose heading was the last to pass the upper third of the page. */
function useCurrentGroup(): GroupName {
  const [current, setCurrent] = useState<GroupName>(GROUPS[0]);
  useEffect(() => {
    const main = document.querySelector('main');
    if (main === null) return undefined;
    const update = (): void => {
      const { top, height } = main.getBoundingClientRect();
      const isAtEnd = main.scrollTop > 0 && main.scrollTop + main.clientHeight >= main.scrollHeight - 2;
      const passed = GROUPS.filter((group) => {
        const heading = document.getElementById(groupAnchor(group));
        return heading !== null && heading.getBoundingClientRect().top - top < height / 3;
      });
      setCurrent((isAtEnd ? GROUPS.at(-1) : passed.at(-1)) ?? GROUPS[0]);
    };
    main.addEventListener('scroll', update, { passive: true });
    return () => {
      main.removeEventListener('scroll', update);
    };
  }, []);
  return current;
}

/** The groups of settings, to go to one of them. */
export function SettingsIndex() {
  const styles = useStyles();
  const { t } = useWords();
  const current = useCurrentGroup();
  return (
    <nav className={styles.index} aria-label={t('screens.settings.index')}>
      <ul className={styles.list}>
        {GROUPS.map((group) => (
          <li key={group}>
            <button
              type="button"
              className={mergeClasses(styles.entry, group === current && styles.current)}
              aria-current={group === current ? 'true' : undefined}
              onClick={() => {
                goToHeading(groupAnchor(group));
              }}
            >
              {t(GROUP_TITLES[group])}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
