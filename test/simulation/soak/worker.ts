import { reportOf } from '../report';
import { simulate } from '../simulate';
import { passOverKilled } from '../virtual-disk';
import { type News, orderSchema } from './worker-messages';

passOverKilled();

// No years are left, or nobody to tell.
process.once('disconnect', () => process.exit());

process.on('message', (message) => {
  const { seed, days, authority } = orderSchema.parse(message);
  void simulate(seed, { days, authority }).then((outcome) => {
    const news: News = { report: reportOf(outcome), polls: outcome.polls, deaths: outcome.deaths };
    process.send?.(news);
  });
});
