import Goals
import Testing

@Suite struct SentenceQuestionTests {
  @Test(
    "asks what the words leave open, with the fields that each answer gives",
    arguments: [
      ("Increase retention by 15%", "Increase retention", "", ["From: "]),
      (
        "Achieve a Net Promoter Score (NPS) of 60+", "Achieve a Net Promoter Score (NPS)", "To=60",
        ["From: From="]
      ),
      (
        "Keep ACV at $8,000", "Keep ACV", "", ["Hold: Hold=>= $8000 | Hold=<= $8000 | Hold== $8000"]
      ),
      (
        "Launch the new onboarding by the end of Q1", "Launch the new onboarding", "",
        ["Due: Due= | Due=2027-03-31"]
      ),
      (
        "Reduce defect rate by 20% in the next quarter", "Reduce defect rate", "",
        ["From: ", "Due: Due= | Due=2027-03-31"]
      ),
      ("Achieve an NPS of 9 by Q4", "Achieve an NPS", "To=9; Due=2026-12-31", ["From: From="]),
      (
        "Improve the satisfaction score to 90% within 6 months", "Improve the satisfaction score",
        "To=90 %", ["From: From=", "Due: Due= | Due=2027-05-21"]
      ),
      (
        "Launch a new product in 3 months with 20% adoption", nil, "To=20 %",
        ["From: From=", "Due: Due= | Due=2027-02-21"]
      ),
      (
        "Maintain a 5% monthly growth in user base", nil, "",
        ["Hold: Hold=>= 5 % | Hold=<= 5 % | Hold== 5 %"]
      ),
      (
        "Keep conversion rate at 9%", "Keep conversion rate", "",
        ["Hold: Hold=>= 9 % | Hold=<= 9 % | Hold== 9 %"]
      ),
      ("Achieve an NPS of 60+", "Achieve an NPS", "To=60", ["From: From="]),
      ("Double monthly recurring revenue", nil, "", ["From: "]),
      ("Halve the build time", nil, "", ["From: "]),
      ("Publish a blog post twice a week", nil, "", ["Hold: Hold=>= 2 per week | To=2 per week"]),
      ("99.9% uptime", nil, "", ["To: To=99.9 % | Hold=>= 99.9 % | Hold=<= 99.9 %"]),
      ("Reach $1.2M ARR", nil, "To=$1200000", ["From: From="]),
      ("Cut cloud spend to € 3k", "Cut cloud spend", "To=€3000", ["From: From="]),
      ("NPS >= 50", nil, "", ["To: To=50 | Hold=>= 50"]),
      (
        "Grow newsletter to 10,000 subscribers by December 15", "Grow newsletter",
        "To=10000 subscribers; Due=2026-12-15", ["From: From="]
      ),
      ("Increase revenue by $50k", "Increase revenue", "", ["From: "]),
      ("Reduce churn below 2%", "Reduce churn", "To=2 %", ["From: From="]),
      (
        "Cut onboarding time from 2 weeks to 3 days", nil, "",
        ["To: From=14 days; To=3 days | From=2 weeks; To=0.4286 weeks"]
      ),
      ("Get SOC 2 certified", nil, "", ["To: To=2 | Hold=>= 2 | Hold=<= 2"]),
      ("Achieve SOC 2 compliance", nil, "", ["To: To=2 | Hold=>= 2 | Hold=<= 2"]),
      ("Increase weekly active users 3x", nil, "", ["From: "]),
      (
        "Answer support tickets within 24 hours", nil, "",
        ["To: To=24 hours | Hold=<= 24 hours"]
      ),
      ("Achieve a rating of 4.5/5", "Achieve a rating", "To=4.5", ["From: From="]),
      (
        "Achieve a customer rating of 4.5 out of 5", "Achieve a customer rating", "To=4.5",
        ["From: From="]
      ),
      ("Have 70% of key users report a positive experience", nil, "To=70 %", ["From: From="]),
      (
        "Post 10 times a week in our social media accounts", nil, "",
        ["Hold: Hold=>= 10 per week | To=10 per week"]
      ),
      ("Get 20 to join", nil, "To=20", ["From: From="]),
      ("Increase from 60 to 40", nil, "", ["To: From=60; To=40 | From=40; To=60"]),
      (
        "Reduce median review time to 4 hours or less", "Reduce median review time", "To=4 hours",
        ["From: From="]
      ),
      (
        "Reach 5 million users by H1 2027", "Reach 5 million users", "To=5000000 users",
        ["From: From=", "Due: Due= | Due=2027-06-30"]
      ),
      (
        "Deliver 2 demos before March", "Deliver 2 demos", "From=0 demos; To=2 demos",
        ["Due: Due= | Due=2027-02-28"]
      ),
      ("Increase NPS by 10 points", "Increase NPS", "", ["From: "]),
      ("Grow ARR 20%", "Grow ARR", "", ["From: "]),
      (
        "Increase hashtag usage on social media channels by X% (tbd)", nil, "",
        ["To: To=? | To=; Hold="]
      ),
      ("Reach a ratio of 7:1", nil, "", ["To: To=7 | Hold=<= 7 | Hold=>= 7 | To=; Hold="]),
      ("Reduce cost by €10k from €50k", "Reduce cost", "From=€50000; To=€40000", []),
      ("Reduce weight to 1.200 g", "Reduce weight", "", ["To: To=1200 g | To=1.2 g"]),
      ("10 events, at least one in each region", nil, "", ["To: To=10 events | To=1"]),
      ("Reduce bugs to zero", "Reduce bugs", "To=0", ["From: From="]),
      ("42", nil, "", ["To: To=42 | Hold=>= 42 | Hold=<= 42"]),
      ("Reach 50", nil, "To=50", ["From: From="]),
      ("Launch by 12/31", nil, "", ["Due: "]),
      ("Achieve 50 sign-ups with 20% activation", nil, "", ["To: To=50 sign-ups | To=20 %"]),
      (
        "Launch the app in 6 weeks", nil, "", ["Due: Due=2027-01-02 | To=6 weeks | Hold=<= 6 weeks"]
      ),
      (
        "Resolve tickets within 2 days", nil, "",
        ["Due: Due=2026-11-23 | To=2 days | Hold=<= 2 days"]
      ),
      (
        "Keep 99.95% availability", nil, "",
        ["Hold: Hold=>= 99.95 % | Hold=<= 99.95 % | Hold== 99.95 %"]
      ),
      (
        "Ship with zero critical bugs", nil, "", ["To: To=0 bugs | Hold=>= 0 bugs | Hold=<= 0 bugs"]
      ),
      ("Reach NPS 50", nil, "", ["To: To=50 | Hold=>= 50 | Hold=<= 50"]),
      ("Increase revenue 2x by end of year", "Increase revenue 2x", "Due=2026-12-31", ["From: "]),
      (
        "5 customer interviews per week", nil, "",
        ["Hold: Hold=>= 5 interviews per week | To=5 interviews per week"]
      ),
      (
        "Increase demo bookings to 40/month", "Increase demo bookings", "To=40 per month",
        ["From: From="]
      ),
      (
        "Reduce time-to-hire to under 30 days", "Reduce time-to-hire", "To=30 days", ["From: From="]
      ),
      (
        "Increase the number of paying customers to 500", "Increase the number of paying customers",
        "To=500", ["From: From="]
      ),
      (
        "Sign 3 lighthouse customers with ARR over $100k", nil, "",
        ["To: To=3 customers | To=$100000"]
      ),
      (
        "We will hire two backend engineers by March", "We will hire two backend engineers",
        "From=0 engineers; To=2 engineers", ["Due: Due= | Due=2027-03-31"]
      ),
      ("Improve page load by 20%", "Improve page load", "", ["From: "]),
      ("Improve latency 10x", nil, "", ["From: "]),
      ("Complete 100% of security training", nil, "To=100 %", ["From: From="]),
      (
        "Sign five lighthouse customers (at least two in EMEA)", nil, "",
        ["To: To=5 customers | To=2"]
      ),
      ("Achieve 95% on-time delivery", nil, "To=95 %", ["From: From="]),
      ("Raise $2M", nil, "", ["To: From=$0; To=$2000000 | To=$2000000"]),
      (
        "Interview 10-15 customers", nil, "",
        [
          "To: To=10 customers | To=15 customers | From=10 customers; To=15 customers | Hold=10..15 customers"
        ]
      ),
      ("Reach 1,000 stars", nil, "To=1000 stars", ["From: From="]),
      ("Reduce infrastructure cost by €10k", "Reduce infrastructure cost", "", ["From: "]),
      ("Cut the number of open bugs in half", "Cut the number of open bugs", "", ["From: "]),
      ("Get the average rating above 4.5", "Get the average rating", "To=4.5", ["From: From="]),
      ("Move 80% of services to Kubernetes", nil, "To=80 %", ["From: From="]),
      ("Deploy at least once a day", nil, "", ["Hold: Hold=>= 1 per day | To=1 per day"]),
      ("Reach a run rate of $3 million", "Reach a run rate", "To=$3000000", ["From: From="]),
      ("Reduce the backlog by half", "Reduce the backlog", "", ["From: "]),
    ] as [(String, String?, String, [String])])
  func open(text: String, title: String?, fields: String, questions: [String]) throws {
    let sentence = try readSentence(text)
    #expect(spelled(sentence.questions) == questions)
    #expect(spelled(sentence.fields) == fields)
    #expect(sentence.title == title ?? text)
  }

  @Test(
    "a given field answers its question and wins over what was read",
    arguments: [
      ("Achieve an NPS of 60+", ["From=": ""], "To=60", "reach 60"),
      ("Achieve an NPS of 60+", ["From": "45"], "To=60", "reach from 45 to 60"),
      ("Keep ACV at $8,000", ["Hold": ">= $8000"], "", "hold ≥ $8000"),
      (
        "Reduce it from 12 to 4 hours", ["To": "5 hours"], "From=12 hours",
        "reach from 12 to 5 hours"
      ),
      ("Reduce it from 12 to 4 hours", ["Hold": "<= 5"], "", "hold ≤ 5"),
      ("Keep it above 9%", ["To": "12%"], "", "reach 12 %"),
      ("Sign three customers", ["Milestone": "a First"], "", "1 milestone"),
      (
        "Launch it by Q4", ["Due": "2026-12-01"], "",
        "done or not done: no value in it, due 2026-12-01"
      ),
      ("Launch it by Q1", ["Due": ""], "", "done or not done: no value in it"),
      ("NPS >= 50", ["To": "50"], "", "reach 50"),
      (
        "Launch it in 6 weeks", ["Due": "2027-01-02"], "",
        "done or not done: no value in it, due 2027-01-02"
      ),
      ("Increase revenue by $50k", ["From": "$200k"], "To=$250000", "reach from $200k to $250k"),
      ("Increase revenue by 15%", ["From": "$200k"], "To=$230000", "reach"),
      ("Reduce defects by 20%", ["From": "50 defects"], "To=40 defects", "reach"),
      ("Increase NPS by 10 points", ["From": "40"], "To=50", "reach from 40 to 50"),
      ("Increase share by 10 points", ["From": "40%"], "To=50 %", "reach"),
      ("Double the MRR", ["From": "$1.1M"], "To=$2200000", "reach"),
      ("Halve the build time", ["From": "9 min"], "To=4.5 min", "reach"),
    ] as [(String, [String: String], String, String)])
  func given(text: String, given: [String: String], fields: String, reading: String) throws {
    let given = given.map { RecordField($0.key == "From=" ? "From" : $0.key, $0.value) }
    let sentence = try readSentence(text, given: given)
    #expect(spelled(sentence.fields) == fields)
    #expect(sentence.reading.hasPrefix(reading))
    #expect(sentence.questions.isEmpty)
  }

  @Test(
    "a change from a known start is offered as targets",
    arguments: [
      ("Increase retention by 15%", "40%", ["To=46 %", "To=55 %"]),
      ("Increase retention by 15%", "40", ["To=46", "To=55"]),
      ("Decrease churn by 20%", "5%", ["To=4 %", "To=-15 %"]),
      ("Improve page load by 20%", "5 s", ["To=6 s", "To=4 s"]),
      ("Improve latency 10x", "500 ms", ["To=5000 ms", "To=50 ms"]),
      ("Increase revenue by 5 deals", "$400", []),
    ])
  func change(text: String, start: String, targets: [String]) throws {
    let sentence = try readSentence(text, given: [RecordField("From", start)])
    #expect(sentence.questions.count == 1)
    #expect(sentence.questions.first?.choices.map { spelled($0.fields) } == targets)
  }

  @Test(
    "every choice, given as fields, leaves that question answered",
    arguments: [
      "Achieve an NPS of 60+", "Keep ACV at $8,000", "Launch it by the end of Q1", "NPS >= 50",
      "Publish a blog post twice a week", "Increase from 60 to 40", "Launch it in 6 weeks",
      "Grow ARR 20%", "Von 12 auf 4", "Interview 10-15 customers",
    ])
  func choices(text: String) throws {
    for question in try readSentence(text).questions {
      for choice in question.choices {
        let after = try readSentence(text, given: choice.fields)
        #expect(!after.questions.contains { $0.text == question.text }, "\(choice.text)")
      }
    }
  }
}
