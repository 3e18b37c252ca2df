import { describeYears } from './years';

describeYears(1, 120);
