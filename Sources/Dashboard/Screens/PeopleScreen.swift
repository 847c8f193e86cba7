import Canvas
import Goals

/// Teams and people: who leads, who answers for what, who left.
struct PeopleScreen: ListScreen {
  var list: Listing

  init(_ deck: Deck) { list = Listing(PeopleScreen.groups(deck)) }

  var nothing: String {
    "Nobody is listed. \(Command.addPerson.key) adds a person, \(Command.addTeam.key) a team."
  }

  func title(_ deck: Deck) -> String { "Teams and people" }

  func groups(_ deck: Deck) -> [Listing.Group] { PeopleScreen.groups(deck) }

  func hints(_ deck: Deck) -> [Hint] {
    list.isEmpty
      ? Listing.emptyHints
      : KeyTable.hints(
        (.help, "help"), (.open, "edit"), (.owner, "hand over"), (.history, "history"),
        (.addPerson, "add"), (.close, "close"))
  }

  func open(_ item: Listing.Item, _ deck: Deck) -> Outcome {
    let form = item.target.flatMap { FormPrompt(editing: $0, deck) }
    return form.map { .asks($0) } ?? .stays
  }

  mutating func handleOwn(_ command: Command, in context: ScreenContext) -> Outcome? {
    switch command {
    case .edit: return list.item.map { open($0, context.deck) } ?? .stays
    case .owner:
      guard case .person(let id)? = list.item?.target else {
        return .says(Notice("go to a person to hand over; e changes who leads a team"))
      }
      guard !context.deck.organization.openResponsibilities(of: id).isEmpty else {
        return .says(Notice("\(context.deck.name(of: id)) answers for nothing that is open"))
      }
      return .asks(OwnerPrompt(handingOver: id, context.deck))
    // None of them means anything for a team or a person.
    case .checkIn, .state, .comment, .process, .drop, .promote, .explain, .addSibling, .addChild:
      return .says(Notice(App.nothingHere))
    default: return nil
    }
  }

  private static func groups(_ deck: Deck) -> [Listing.Group] {
    let (there, gone) = deck.organization.people.reduce(into: ([Person](), [Person]())) {
      $1.hasLeft(by: deck.day) ? $0.1.append($1) : $0.0.append($1)
    }
    let teams = deck.organization.teams.values.filter { !$0.path.isRoot || $0.lead != nil }
    return [
      Listing.Group(
        title: "Teams", items: teams.sorted { $0.path < $1.path }.map { item($0, deck) }),
      Listing.Group(title: "People", items: there.map { item($0, deck) }),
      Listing.Group(title: FieldName.left.rawValue, items: gone.map { item($0, deck) }),
    ]
  }

  private static func item(_ team: Team, _ deck: Deck) -> Listing.Item {
    let lead = team.lead.map { "led by \(deck.name(of: $0.value))" }
    let contact = deck.organization.contact(of: team.path, on: deck.day).map { "ask \($0.name)" }
    let indent = String(
      repeating: "  ", count: max(0, team.path.text.split(separator: "/").count - 1))
    return Listing.Item(
      text: indent + team.name, note: lead ?? contact ?? "nobody leads it",
      target: .team(team.path))
  }

  private static func item(_ person: Person, _ deck: Deck) -> Listing.Item {
    let open = deck.organization.openResponsibilities(of: person.id)
    let team = person.team.flatMap { deck.organization.teams[TeamPath($0.value)]?.name }
    let hasLeft = person.hasLeft(by: deck.day)
    let parts = [
      person.left.map { "left \($0.value.text)" }, team, open.words(in: deck.organization),
    ].compactMap(\.self).filter { !$0.isEmpty }
    return Listing.Item(
      sign: hasLeft && !open.isEmpty ? "!" : " ", role: hasLeft && !open.isEmpty ? .watch : .text,
      text: person.name, note: parts.joined(separator: " \(Glyph.dot) "), isNoteKept: true,
      target: .person(person.id), place: person.place)
  }
}
