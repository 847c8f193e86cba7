import Canvas
import Dashboard
import GoalFiles
import Goals

/// The dashboard without a terminal: it reads whatever the dashboard reads, and says of the rest that
/// it only draws.
struct ScreenRehearsal {
  private(set) var app: App
  private var performer: StorePerformer
  private let places: Places
  private(set) var theme: ThemeChoice
  private var isLeft = false

  init(_ app: App, _ performer: StorePerformer, _ opening: Opening) {
    (self.app, self.performer, places) = (app, performer, opening.places)
    theme = ThemeChoice(opening)
  }

  mutating func load() throws(Failure) {
    do throws(StoreError) {
      tell(try performer.load())
    } catch {
      throw .store(error)
    }
  }

  /// Nothing is typed any more once it was left.
  mutating func press(_ key: Key) { if !isLeft { tell(.keyPressed(key)) } }

  /// The keys have come to an end, and the preview follows.
  mutating func rest() { tell(.rested) }

  private mutating func tell(_ event: Event) {
    for effect in app.handle(event) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .files(let request):
      if let answer = answer(to: request) { tell(answer) }
    case .sync: tell(.syncRefused(only("the remote was not asked"), hasConflict: false))
    case .openEditor(let file, let line): tell(.noticed(only("\(file):\(line) was not opened")))
    case .copy: tell(.noticed(only("nothing was copied")))
    case .follow(let link): tell(.noticed(only("\(link.address) was not opened")))
    case .listThemes: tell(.themesListed(places.themeOffers, worn: theme.name))
    case .wearTheme(let name): theme = ThemeChoice(named: name, in: places)
    case .keepTheme(let name):
      theme = ThemeChoice(named: name, in: places)
      tell(.noticed(only("the theme \(name) was not kept")))
    case .repaint, .suspend: break
    case .quit: isLeft = true
    }
  }

  private mutating func answer(to request: Request) -> Event? {
    request.writes ? .changeRefused(only("nothing was saved")) : performer.perform(request)
  }

  private func only(_ what: String) -> String { "qd screen only draws; \(what)" }
}
