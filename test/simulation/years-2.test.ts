import { describeYears } from './years';

describeYears(31, 30);
