import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct FilterTests {
  @Test(
    "leaves the rows that meet every term, and what they hang from",
    arguments: [
      ("shorten", "organization grow lifecycle"),
      ("SHORTEN sales", "organization grow lifecycle"),
      ("meetings", "organization grow lifecycle outbound outbound#meetings"),
      ("owner:tom", "organization grow lifecycle outbound hire"),
      ("owner:okafor", "organization grow lifecycle outbound hire"),
      ("owner:jenny book", "organization grow lifecycle outbound outbound#meetings"),
      ("team:sales", "organization grow lifecycle outbound"),
      ("tag:speed", "organization grow lifecycle"),
      ("status:not", "organization grow lifecycle outbound hire"),
      ("status:over", "organization grow lifecycle outbound"),
      ("owner:", "organization grow lifecycle outbound hire"),
      ("none of it", "organization"),
    ])
  func tree(text: String, rows: String) {
    let app = App(after: "f\(text)<Enter>")
    #expect(app.rows.map { $0.drop { $0 == " " } }.joined(separator: " ") == rows)
  }

  @Test("wants all of its words, not any of them")
  func allWords() {
    let app = App(after: "/Shorten<Enter>2fincrease days<Enter>")
    #expect(app.text.contains("None meets \"increase days\""))
  }

  @Test("goes to the first match, which is not what it hangs from")
  func cursor() {
    var app = App(after: "foutb")
    #expect(app.row == "outbound")
    _ = app.press("<BS><BS><BS><BS>")
    #expect(app.row == "organization")
    #expect(app.press("hire<Enter>") == [] && app.row == "hire")
  }

  @Test("narrows the pane with the focus, and says so in its title")
  func panes() {
    var app = App(after: "/Shorten<Enter>2frate<Enter>")
    #expect(app.text.contains("rate: 1 of 5") && app.screens.overview.keyResult?.id == "rate")
    _ = app.press("3fcold<Enter>")
    #expect(app.text.contains("cold: 1 of 2") && app.screens.overview.kpi == calls)
    _ = app.press("1fowner:tom<Enter>")
    #expect(app.text.contains("owner:tom: 2 of 4"))
    _ = app.press("F")
    #expect(!app.text.contains("owner:tom") && !app.text.contains("cold: 1 of 2"))
  }

  @Test("says that nothing meets it")
  func nothing() {
    #expect(App(after: "fzzz").text.contains("Nothing meets \"zzz\". F shows all again."))
    #expect(App(after: "3fzzz").text.contains("Nothing meets \"zzz\""))
    #expect(App(after: "/Shorten<Enter>2fzzz").text.contains("None meets \"zzz\""))
    #expect(App(after: "F").lastLine.contains("no filter is on"))
  }

  @Test("given up, leaves everything as it was", arguments: ["<Esc>", "<C-g>", "<C-c>"])
  func givenUp(key: String) {
    var app = App(after: "/Hire<Enter>")
    let before = app.frame
    _ = app.press("fowner:jenny" + key)
    #expect(app.frame == before && app.prompt == nil)
  }

  @Test("is cleared with Esc after the search and before the marks")
  func clearing() {
    var app = App(after: "fowner:tom<Enter>m/H<Enter>")
    _ = app.press("<Esc>")
    #expect(app.screens.overview.search.isEmpty && app.text.contains("owner:tom: 2 of 4"))
    _ = app.press("<Esc>")
    #expect(!app.text.contains("owner:tom") && app.text.contains("1 marked"))
    _ = app.press("<Esc>")
    #expect(!app.text.contains("marked"))
  }

  @Test(
    "is completed with Tab, and turned through",
    arguments: [
      ("o<Tab>", "owner:"), ("owner:ok<Tab>", "owner:tom"), ("owner:<Tab><Tab>", "owner:tom"),
      ("owner:<Tab><Tab><Tab>", "owner:"), ("owner:<S-Tab>", "owner:tom"),
      ("team:<Tab>", "team:sales"), ("status:at<Tab>", "status:at-risk"),
      ("tag:s<Tab><Tab>", "tag:speed"), ("hire d<Tab>", "hire due"), ("zzz<Tab>", "zzz"),
    ])
  func completion(keys: String, text: String) {
    #expect(App(after: "f" + keys).lastLine.hasPrefix(" filter \(text)"))
  }

  @Test("stays through a reload, and comes back with Up")
  func staying() {
    var app = App(after: "fowner:tom<Enter>")
    _ = app.handle(.organizationLoaded(small))
    #expect(app.text.contains("owner:tom: 2 of 4"))
    _ = app.press("Ff<Up>")
    #expect(app.lastLine.hasPrefix(" filter owner:tom"))
    _ = app.press("<Down>")
    #expect(app.lastLine.hasPrefix(" filter  "))
  }
}

@Suite struct SortTests {
  @Test(
    "orders siblings, and leaves the tree a tree",
    arguments: [
      ("s<Enter>", "grow lifecycle outbound hire"), ("s2", "grow lifecycle outbound hire"),
      ("sG<Enter>", "grow lifecycle outbound hire"),
    ])
  func tree(keys: String, rows: String) {
    let app = App(after: keys)
    #expect(app.prompt == nil)
    #expect(app.rows.dropFirst().map { $0.drop { $0 == " " } }.joined(separator: " ") == rows)
  }

  @Test(
    "orders key results by what is chosen; what has nothing to be sorted by comes last",
    arguments: [
      (Sort.files, "days rate steps certified calls"),
      (.title, "days certified calls rate steps"),
      (.progress, "certified calls days steps rate"),
      (.confidence, "steps certified days rate calls"),
    ])
  func keyResults(sort: Sort, ids: String) {
    var app = App(after: "/Shorten<Enter>2")
    let index = Sort.choices(of: .keyResults).firstIndex(of: sort) ?? 0
    _ = app.press("s\(index + 1)")
    guard let deck = app.deck else { return }
    #expect(app.screens.overview.keyResults(in: deck).map(\.id).joined(separator: " ") == ids)
    #expect(sort == .files || app.text.contains("by \(sort.rawValue)"))
  }

  @Test("orders the KPIs by health, the worst first")
  func kpis() {
    var app = App(showing: demo)
    _ = app.press("3s2")
    let words = app.screens.overview.kpis.compactMap { demo.standing(of: $0)?.word }
    #expect(words.first == "unhealthy" && words.last == "healthy")
    #expect(app.screens.overview.sorts[.kpis] == nil && !app.text.contains("by health"))
  }

  @Test("is given up with Esc, and is remembered like the folds")
  func remembering() {
    var app = App(after: "s<Esc>")
    #expect(app.prompt == nil && app.screens.overview.sorts.isEmpty)
    _ = app.press("s23s4")
    var next = App()
    next.view = app.view
    #expect(next.screens.overview.sorts == [.tree: .title, .kpis: .owner])
  }

  @Test("What the palette ran last is remembered too, and what is no command is kept aside")
  func commands() {
    let app = App(after: ":unfold everything<Enter>:fold everything<Enter>")
    #expect(app.used == [.closeAll, .openAll])
    var next = App()
    next.view = app.view + [RecordField("Used", "fly")]
    #expect(next.used == app.used && next.view.contains(RecordField("Used", "fly")))
  }
}

@Suite struct MarkTests {
  @Test("are set and taken away, a row at a time, and counted in the title")
  func marking() {
    var app = App(after: "j  ")
    #expect(app.row == "outbound" && app.text.contains("2 marked"))
    #expect(app.frame.lines.contains { $0.hasPrefix(" *  ▾ Grow") })
    _ = app.press("k ")
    #expect(app.text.contains("1 marked"))
    _ = app.press("V")
    #expect(!app.text.contains("marked"))
    #expect(App(after: "V").lastLine.contains("nothing is marked"))
    #expect(App(after: " ").lastLine.contains("go to an objective"))
  }

  @Test("of KPIs stand beside those of objectives, and each list acts on its own")
  func lists() {
    let app = App(after: "j m3m")
    guard let deck = app.deck else { return }
    #expect(app.screens.subjects(in: deck) == [.kpi(revenue)])
    #expect(
      App(after: "j m").screens.subjects(in: deck) == [.objective(grow), .objective(lifecycle)])
  }

  @Test("of what is gone are gone")
  func gone() {
    var app = App(after: "/Hire<Enter><Space>")
    _ = app.handle(.organizationLoaded(workshop.with("2026-Q4/hire.rec", nil).review()))
    #expect(!app.text.contains("marked"))
  }
}
