package import Canvas
import Goals

/// The line for `=m`: where objectives, or key results, go with their history.
package struct MovePrompt: Prompt {
  private var line = InputLine("")
  private let subjects: [Reference]
  private var refusal: String?

  init(of subjects: [Reference]) { self.subjects = subjects }

  package let hints: [Hint] = KeyTable.hints(
    (.enter, "move"), (.tab, "complete"), (.escape, "cancel"))

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .enter: return submit(deck)
    case .escape, .control("g"), .control("c"): return .closed
    default:
      line.handle(key) { [subjects] _ in deck.places(for: subjects) }
      return .stays
    }
  }

  private mutating func submit(_ deck: Deck) -> Outcome {
    let typed = String(line.text.trimmed)
    guard !typed.isEmpty else { return .closed }
    do throws(Refusal) {
      let moves = try subjects.map { subject throws(Refusal) in
        Change.Action.move(
          subject, to: try deck.organization.destination(of: subject, typed))
      }
      return .submits(.store(.together(moves)))
    } catch {
      refusal = error.sentence(\.inDashboard)
      return .stays
    }
  }

  package func follow(in overview: inout OverviewScreen, from old: Deck, to deck: Deck) {
    overview.goToNew(in: deck, after: old)
  }

  package func height(in size: Size) -> Int { min(3, max(2, size.height - 1)) }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule("Move \(deck.words(for: subjects))", note: "", in: head, isFocused: true)
    let (input, rest) = body.inset(left: 1, right: 1).splitTop(1)
    line.draw("to ", note: "", on: &frame, in: input)
    remark(deck, width: rest.width).draw(on: &frame, in: rest)
  }

  /// Where it would be, or may be meant to be.
  private func remark(_ deck: Deck, width: Int) -> Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    let typed = String(line.text.trimmed)
    let places = deck.places(for: subjects)
    if typed.isEmpty { return Remark(Candidate.line(places, width: width), Ink(.muted)) }
    if subjects.count == 1, let place = try? deck.organization.destination(of: subjects[0], typed) {
      return Remark(place.text)
    }
    return Remark(Candidate.line(places.meant(by: typed), width: width), Ink(.muted))
  }
}

extension Deck {
  /// The places that all of some objects can go to.
  fileprivate func places(for subjects: [Reference]) -> [Candidate] {
    let places = subjects.map { organization.destinations(of: $0) }
    let common = places.dropFirst().reduce(Set(places.first ?? [])) { $0.intersection($1) }
    return (places.first ?? []).filter(common.contains).map { place in
      Candidate(
        place,
        (try? organization.resolve(place)).flatMap { RowAttributes(about: $0, in: self)?.title }
          ?? "")
    }
  }
}
