import { describeYears } from './years';

describeYears(121, 120);
