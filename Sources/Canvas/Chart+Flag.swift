extension Chart {
  /// A point of the series that is pointed out by a sign of its own.
  package struct Flag: Hashable, Sendable {
    package let point: Point
    package let sign: Character
    package let role: Role

    package init(_ point: Point, _ sign: Character, _ role: Role) {
      (self.point, self.sign, self.role) = (point, sign, role)
    }
  }
}
