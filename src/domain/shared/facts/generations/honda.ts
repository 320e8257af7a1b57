import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const HONDA: MakeRow = ['honda', 'Honda', [
  ['honda/civic/fa-8a', 'Civic', 'FA (8a)', 2006, 2011, 'sedan', [4], 2700, 4489, 1752, 1435, OWN, 'unverified', 'civic octava|civic 8|si', [
    ['1.8 L R18A', 1.8, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2006, 2011, 'epa:21737+23503+25084+25869+2 more (Honda Civic, 2006-2011)', 'verified'],
    ['1.8 L R18A', 1.8, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2006, 2011, 'epa:21736+23502+25082+25870+2 more (Honda Civic, 2006-2011)', 'verified'],
    ['2.0 L K20Z3 (Si)', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2007, 2011, 'epa:23504+25085+26250+29702+1 more (Honda Civic, 2007-2011)', 'verified'],
  ]],
  ['honda/civic/fc-10a', 'Civic', 'FC (10a)', 2016, 2021, 'sedan', [4], 2700, 4630, 1798, 1416, 'own knowledge, unverified; wheelbase agrees with opendbc, Civic 2016-18: 2.70 m', 'cross-checked', 'civic décima|civic 10|civic turbo', [
    ['2.0 L K20C2', 2.0, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2016, 2021, 'vpic: 2HG FC2F Civic 2016-21, engine K20C2; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.0 L K20C2', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2016, 2021, 'vpic: 2HG FC2E Civic 2016-21, engine K20C2; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.5 L turbo L15B7', 1.5, 4, 'inline-transverse', 'gasoline-turbo', 'CVT', 'FWD', 2016, 2021, 'vpic: 2HG FC1F Civic 2016-21, engine L15B7; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['honda/city/gm6', 'City', 'GM6', 2014, 2019, 'sedan', [4], 2600, 4440, 1695, 1477, OWN, 'unverified', '', [
    ['1.5 L L15Z1', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2014, 2019, OWN, 'unverified'],
    ['1.5 L L15Z1', 1.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2014, 2019, OWN, 'unverified'],
  ]],
  ['honda/fit/ge', 'Fit', 'GE', 2009, 2014, 'hatchback', [5], 2500, 4105, 1695, 1525, OWN, 'unverified', 'jazz', [
    ['1.5 L L15A7', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2014, 'epa:26020+29637+31080+31817+1 more (Honda Fit, 2009-2013)', 'verified'],
    ['1.5 L L15A7', 1.5, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2009, 2014, 'epa:26019+26021+29636+29638+6 more (Honda Fit, 2009-2013)', 'verified'],
  ]],
  ['honda/cr-v/rm', 'CR-V', 'RM', 2012, 2016, 'suv', [5], 2620, 4530, 1820, 1655, 'own knowledge, unverified; wheelbase agrees with opendbc, CR-V 2015-16: 2.62 m', 'cross-checked', 'crv|cr v', [
    ['2.4 L K24Z7', 2.4, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2012, 2014, 'epa:32128+33227+34227 (Honda CR-V 2WD, 2012-2014)', 'verified'],
    ['2.4 L K24Z7', 2.4, 4, 'inline-transverse', 'gasoline', 'AT5', 'AWD', 2012, 2014, 'epa:32138+33239+34230 (Honda CR-V 4WD, 2012-2014)', 'verified'],
    ['2.4 L K24W9', 2.4, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2015, 2016, 'vpic: 3CZ RM CR-V 2015, engine K24W9; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.4 L K24W9', 2.4, 4, 'inline-transverse', 'gasoline', 'CVT', 'AWD', 2015, 2016, 'vpic: 3CZ RM4H4 CR-V 2015, engine K24W9; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['honda/hr-v/ru', 'HR-V', 'RU', 2016, 2021, 'suv', [5], 2610, 4294, 1772, 1605, OWN, 'unverified', 'hrv|hr v|vezel', [
    ['1.8 L R18Z9', 1.8, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2016, 2021, 'vpic: 3CZ RU5 HR-V 2017-21, engine R18Z9; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.8 L R18Z9', 1.8, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2016, 2021, 'vpic: 3CZ RU5 HR-V 2017-21, engine R18Z9; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['honda/civic-coupe/em-7a', 'Civic coupé', 'EM (7a)', 2001, 2005, 'coupe', [2], 2620, 4443, 1695, 1400, OWN, 'unverified', 'civic coupé|civic séptima|civic 7', [
    ['1.7 L D17A', 1.7, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2001, 2005, 'epa:16635+16636+17554+17555+9 more (Honda Civic, 2001-2005)', 'verified'],
    ['1.7 L D17A', 1.7, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2001, 2005, 'epa:16633+16634+17552+17553+6 more (Honda Civic, 2001-2005)', 'verified'],
  ]],
]];
