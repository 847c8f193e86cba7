/// Key results as people write them, and what a person reads in them on 21 November 2026 in the
/// fourth quarter. Each was labelled before the grammar saw it.
///
/// `Increase win rate from 18 % to 25 % | From=18 %; To=25 %` is clear. What is open is asked:
/// `?From` where it starts, `?To=60` a number whose likeliest reading is to reach 60, `?` a number
/// that may be read in several ways. Nothing behind the bar: done or not done.
let labelledSentences = """
  Increase win rate from 18 % to 25 % | From=18 %; To=25 %
  Win rate from 18% to 25% | From=18 %; To=25 %
  Close 40 new accounts by the end of December | From=0 accounts; To=40 accounts; Due=2026-12-31
  Grow average contract value to €12.500,50 from €9.800,00 | From=€9800; To=€12500.5
  Pipeline coverage remains above 3 | Hold=> 3
  Shorten the time from demo to contract to 21 days (from 34 today) | From=34 days; To=21 days
  20 % more qualified leads | ?From
  Book $250k in new business | From=$0; To=$250000
  Renew 95 % of expiring contracts | To=95 %; ?From
  Discounts stay below 8 % | Hold=< 8 %
  Sign 3 distributors in Brazil no later than 15 December | From=0 distributors; To=3 distributors; Due=2026-12-15
  Raise monthly bookings to $10k/month | To=$10000; ?From
  Twice as many referrals as last year | ?From
  Win back 12 lapsed customers | From=0 customers; To=12 customers
  MAU increases 5 % | ?From
  Quota attainment at 85 % | To=85 %; ?From
  Reduce the number of stalled deals to 5 (from 30 today) | From=30; To=5
  Keep the sales cycle between 30 and 45 days | Hold=30..45 days
  Expand into 2 new regions | From=0 regions; To=2 regions
  Win rate from X to Y | ?
  Sell 150 licences to universities | From=0 licences; To=150 licences
  Upsell 15 existing customers by 10.12.2026 | From=0 customers; To=15 customers; Due=2026-12-10
  Average deal size grows to $48k from $40k | From=$40000; To=$48000
  Forecast accuracy within 5 % | Hold=<= 5 %
  Qualified demos: 35 → 60 per month | From=35 per month; To=60 per month
  Hire 6 engineers by mid-December | From=0 engineers; To=6 engineers; Due=2026-12-15
  6 recruiters hired | From=0 recruiters; To=6 recruiters
  25 candidates sourced | From=0 candidates; To=25 candidates
  Time to fill at 40 days | To=40 days; ?From
  Offer acceptance rate ≥ 80 % | ?
  Reduce time to hire from 62 to 40 days | From=62 days; To=40 days
  First-year attrition no higher than 10 % | Hold=<= 10 %
  At least 90 % of interviewers are trained | To=90 %; ?From
  Every new hire has a mentor in the first week |
  Retain 95 % of the people hired in November | ?Hold=>= 95 %
  Women make up 40 % of new hires | To=40 %; ?From
  Fill half of the open positions internally | To=50 %; ?From
  Launch the referral programme by Q4 | Due=2026-12-31
  Cut agency spend by 30 % | ?From
  Onboarding satisfaction stays at or above 4.5 | Hold=>= 4.5
  Interview 10–12 candidates a week | ?
  Score 8.5 or better in the candidate survey | To=8.5; ?From
  Halve open requisitions from 24 | From=24; To=12
  Employee referrals: 15 % → 30 % | From=15 %; To=30 %
  Diversity training completed by all managers by 12 December | Due=2026-12-12
  Certify 25 engineers | From=0 engineers; To=25 engineers
  Engagement score climbs from 7.1 to 7.8 | From=7.1; To=7.8
  Mentor 8 junior developers | From=0 developers; To=8 developers
  Publish 4 papers in peer-reviewed journals | From=0 papers; To=4 papers
  Submit two grant proposals by 30 November 2026 | From=0 proposals; To=2 proposals; Due=2026-11-30
  Recruit 120 participants for the trial | From=0 participants; To=120 participants
  Raise $1.5M in external funding | ?To=$1500000
  Reproduce 10 published results | From=0 results; To=10 results
  Citations grow from 310 to 400 | From=310; To=400
  Keep the error of the model under 2 % | Hold=< 2 %
  Reach a statistical power of 0.8 | To=0.8; ?From
  95 % of samples analysed within 48 hours | To=95 %; ?From
  Equal to or less than 8 unplanned outages of the beamline | Hold=<= 8 outages
  Data management plan approved by the board |
  Increase the share of open-access papers from 60 to 85 % | From=60 %; To=85 %
  Reduce the time to process a sample from 3 hours to 45 minutes | ?
  Complete 100 % of the ethics reviews | To=100 %; ?From
  Win the 2027 lighthouse grant |
  Present at 3 conferences | From=0 conferences; To=3 conferences
  Ensure at least 90 % of devices are calibrated at all times | Hold=>= 90 %
  Improve recall from 0.71 to 0.80 | From=0.71; To=0.8
  Supervise 8 doctoral students | From=0 students; To=8 students
  Spend no more than €40.000 on consumables | Hold=<= €40000
  Shorten the review of proposals to 3 weeks from 8 | From=8 weeks; To=3 weeks
  Archive 40 datasets with a DOI by the end of FY26 | From=0 datasets; To=40 datasets; Due=2026-12-31
  Raise the average maths grade from 6,8 to 7,5 | From=6.8; To=7.5
  Attendance remains at least 96 % | Hold=>= 96 %
  80 % of pupils read at grade level by the beginning of Q2 2027 | To=80 %; ?From; ?Due=2027-04-01
  Visit 12 classrooms a month | ?
  Every class has a library hour per week |
  Hold 5 parent evenings | From=0 evenings; To=5 evenings
  Reduce unexcused absences from 140 to 70 per term | From=140 per term; To=70 per term
  Class size no larger than 24 | Hold=<= 24
  Enrol 300 students in the summer school | From=0 students; To=300 students
  Graduation rate: from 88 % up to 92 % | From=88 %; To=92 %
  Lift the share of pupils with a library card to 75 % (currently 52 %) | From=52 %; To=75 %
  Train twenty teachers in first aid by 15.12.2026 | From=0 teachers; To=20 teachers; Due=2026-12-15
  Homework returned within 3 days in 90 % of cases | To=90 %; ?From
  Open the new gym in mid-December | Due=2026-12-15
  Two field trips per class | ?To=2 trips per class
  Cut paper use in half | ?From
  Score among the top 10 schools of the district |
  Student-teacher ratio of 15:1 | ?
  Raise reading speed from 90 to 110 words per minute | From=90 words per minute; To=110 words per minute
  Collect feedback from 200 parents | From=0 parents; To=200 parents
  Keep teacher turnover under 10 % | Hold=< 10 %
  Teacher absence falls from 9 to 6 days | From=9 days; To=6 days
  Introduce 3 new electives before December | From=0 electives; To=3 electives; Due=2026-11-30
  Lower the average waiting time in the emergency room to 30 minutes from 55 | From=55 minutes; To=30 minutes
  Hand hygiene compliance stays above 95 % | Hold=> 95 %
  Zero wrong-site surgeries | Hold== 0 surgeries
  Reduce falls per 1,000 patient days from 4.2 to 3.0 | From=4.2; To=3
  Bed occupancy between 80 and 85 % | Hold=80..85 %
  90 % of discharge letters sent within 24 hours | To=90 %; ?From
  Readmission rate decreases from 12 % to 9 % | From=12 %; To=9 %
  Vaccinate 500 employees by the end of November | From=0 employees; To=500 employees; Due=2026-11-30
  No more than 2 cancelled operations per week | Hold=<= 2 operations per week
  Patient satisfaction reaches 4.6 | To=4.6; ?From
  Infection rate at most 0.5 % | Hold=<= 0.5 %
  Certify 25 nurses in wound care | From=0 nurses; To=25 nurses
  Roll out 4 telehealth services | From=0 services; To=4 services
  Door-to-balloon time below 60 minutes | Hold=< 60 minutes
  A third of outpatient visits by video | ?
  ICU length of stay from 6.1 down to 5.0 days | From=6.1 days; To=5 days
  Blood culture contamination remains less than or equal to 3 % | Hold=<= 3 %
  Increase the share of patients seen within 4 hours from 71 % to 85 % | From=71 %; To=85 %
  Save €1.200.000 in procurement | From=€0; To=€1200000
  Average length of a call under 4 minutes | Hold=< 4 minutes
  Maintain 24/7 triage |
  Reduce medication errors by 25 % by December | ?From; Due=2026-12-31
  Theatre utilisation rises from 68 % to 78 % by 20 December | From=68 %; To=78 %; Due=2026-12-20
  Reach 5,000 GitHub stars | To=5000 stars; ?From
  Merge 60 pull requests from new contributors | From=0 requests; To=60 requests
  Median time to first response under 24 hours | Hold=< 24 hours
  Close 80 % of stale issues | To=80 %; ?From
  Release version 3.0 by 1 December | Due=2026-12-01
  Test coverage from 61 % to 75 % | From=61 %; To=75 %
  Keep CI time at or below 10 minutes | Hold=<= 10 minutes
  10 first-time contributors | ?To=10 contributors
  Downloads grow to 1M a month (from 600k) | From=600000 per month; To=1000000 per month
  Zero open CVEs older than 30 days | Hold== 0 CVEs
  Support 3 new platforms | From=0 platforms; To=3 platforms
  Mentor 4 interns in GSoC 2026 | From=0 interns; To=4 interns
  Drop support for Python 3.8 |
  Translate the documentation into 6 languages | From=0 languages; To=6 languages
  Average issue age falls from 90 to 45 days | From=90 days; To=45 days
  Get 100 subscribers | From=0 subscribers; To=100 subscribers
  Bus factor of at least 3 for every module | ?
  Publish a release every 6 weeks | ?
  Reduce binary size from 12 MB to 8 MB | From=12 MB; To=8 MB
  Sponsors: 40 → 60 | From=40; To=60
  Double the number of active maintainers | ?From
  50 % of commits by people outside the company | To=50 %; ?From
  Document 30 public modules | From=0 modules; To=30 modules
  Good first issues open at any time: at least 15 | ?
  Ship the new editor |
  Activation climbs from 32 % to 45 % | From=32 %; To=45 %
  Increase NPS from 31 to 45 by EOY | From=31; To=45; Due=2026-12-31
  App rating of 4.7 or more | ?
  p95 latency < 300 ms | Hold=< 300 ms
  Crash-free sessions at 99.8 % or higher | ?
  Drive availability to 99.96 % | To=99.96 %; ?From
  Roll out 4 use cases | From=0 cases; To=4 cases
  Onboard 3 design partners before December | From=0 partners; To=3 partners; Due=2026-11-30
  Uptime is always above 99.9 % | Hold=> 99.9 %
  Respond within 5 minutes at least 95 % of the time | Hold=>= 95 %
  Migrate 100 % of customers to v2 | To=100 %; ?From
  Reduce churn from 4.1% to 3.0% (0.6) | From=4.1 %; To=3 %
  KR 1.1: Grow weekly active teams from 120 to 200 => 83 % | From=120; To=200
  - [ ] Ship dark mode |
  **Key Result:** Reduce support tickets per customer to 0.4 from 0.9 | From=0.9; To=0.4
  2. Migrate 30 services to the new cluster | From=0 services; To=30 services
  KR3 - Launch in 5 countries | From=0 countries; To=5 countries
  Reduce page weight by 300 kB | ?From
  Deploy 10x more often | ?From
  Search finds the right page in 9 of 10 cases | ?
  Free users upgrade at a rate of 5 % | To=5 %; ?From
  * Cut build time to 6 minutes (was 14) | From=14 minutes; To=6 minutes
  Error budget never falls below 20 % | Hold=>= 20 %
  Reduce days sales outstanding to 35 (currently 48) | From=48; To=35
  Close the books within 5 working days | ?
  Shorten end-of-month close from 9 to 5 days | From=9 days; To=5 days
  Revenue grows quarter over quarter |
  Grow revenue 8 % quarter over quarter | ?
  Gross margin of 62 % | To=62 %; ?From
  Forecast with less than 30 % variance | Hold=< 30 %
  Reduce energy cost by €50k by the end of FY26 | ?From; Due=2026-12-31
  Inventory accuracy ≥ 99 % | ?
  On-time delivery from 91% to 97% by 15 Dec | From=91 %; To=97 %; Due=2026-12-15
  Cost per unit falls to $4.20 from $5.10 | From=$5.1; To=$4.2
  Keep cash above €1.2M | Hold=> €1200000
  Collect 90 % of overdue invoices | To=90 %; ?From
  Cash conversion cycle: 60 days → 45 days | From=60 days; To=45 days
  Save 120 hours of manual work | From=0 hours; To=120 hours
  EBIT margin up from 7 % to 9 % | From=7 %; To=9 %
  Renegotiate 10 supplier contracts | From=0 contracts; To=10 contracts
  Zero overdue audits by year-end | Hold== 0 audits; Due=2026-12-31
  Warehouse picks 140 orders an hour | ?
  Budget variance within 3 % | Hold=<= 3 %
  Cut freight cost per parcel from 5,40 € to 4,90 € | From=5.4 €; To=4.9 €
  Overtime is limited to 4 hours per week | Hold=<= 4 hours per week
  Audit 12 suppliers by the end of Q4 2026 | From=0 suppliers; To=12 suppliers; Due=2026-12-31
  Attract 2,000 visitors to the exhibition | From=0 visitors; To=2000 visitors
  Plant 10 000 trees | From=0 trees; To=10000 trees
  Raise donor retention from 45 % to 55 % | From=45 %; To=55 %
  Collect 1.5 million signatures | From=0 signatures; To=1500000 signatures
  Serve 300 meals a day | ?
  Reach X volunteers | ?
  Grow followers by TBD % | ?
  10 events, at least one in each region | ?
  3 articles in national newspapers | ?To=3 articles
  Half of the members vote | To=50 %; ?From
  Email open rate from 22 to 30% | From=22 %; To=30 %
  Bounce rate drops below 40 % | To=40 %; ?From
  Answer all letters within 10 days | ?
  95 % of forms answered within 5 minutes | To=95 %; ?From
  Increase newsletter sign-ups by 200 a month | ?From
  Run 4 campaigns this quarter | From=0 campaigns; To=4 campaigns; Due=2026-12-31
  Get featured in 3 magazines | From=0 magazines; To=3 magazines
  Launch the campaign on 1 December | Due=2026-12-01
  1,500 people at the summer fair | ?To=1500 people
  Recycling rate improves to 55 % from 48 % by Q4 | From=48 %; To=55 %; Due=2026-12-31
  Cut the carbon footprint from 1.200 t to 900 t | ?
  Answer 80 % of calls in under 20 seconds | To=80 %; ?From
  Reduce complaint resolution time to 3 days max | To=3 days; ?From
  20 % increase in leads from partners | ?From
  Website visits up 15 % | ?From
  Organise 10 workshops, at least two of them online | ?
  Bring the cost per lead down to €35 from €52 | From=€52; To=€35
  Keep volunteers' hours at 10–12 a week | Hold=10..12 per week
  Satisfaction of visitors remains above 4.8 | Hold=> 4.8
  Housing applications processed: 1,100 to 1,600 | ?
  1. **Open** [three new libraries](https://example.org/plan) by 20 December (0.7) | From=0 libraries; To=3 libraries; Due=2026-12-20
  Reduce response time of the fire brigade to 8 minutes from 11 minutes | From=11 minutes; To=8 minutes
  Restore 14 km of river bank | From=0 km; To=14 km
  Phone calls answered within a minute: 70 % now, 90 % by the end of the year | From=70 %; To=90 %; Due=2026-12-31
  Approve the budget no later than 15 December | Due=2026-12-15
  """
