import fc from 'fast-check';

/**
 * Properties are looked at with the same examples in every run, so that a run says something about the change and
 * not about the luck of the day. `PROPERTY_SEED=random` looks further; a number repeats what such a run reported.
 */
const wanted = process.env['PROPERTY_SEED'] ?? '20261126';

if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
