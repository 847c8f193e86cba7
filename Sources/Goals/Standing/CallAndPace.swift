// An owner's call and the pace are two witnesses; where they disagree both are heard.

extension KeyResultStanding {
  /// How its owner's latest call reads; without a call `nil`.
  public var call: Status? { confidence.map { Confidence.status(Double($0)) } }

  /// Whether it is worked on and its owner's call reads otherwise than its pace.
  public var isDisputed: Bool { state == .active && Status.differ(call, pace) }
}

extension ObjectiveStanding {
  /// How the calls of its drivers read together; without any `nil`.
  public var call: Status? { confidence.map(Confidence.status) }

  /// Whether it is worked on and the calls of its drivers read otherwise than its pace.
  public var isDisputed: Bool { state == .active && Status.differ(call, pace) }
}

extension Status {
  /// Whether both say something, and not the same.
  fileprivate static func differ(_ call: Status?, _ pace: Status?) -> Bool {
    guard let call, let pace else { return false }
    return call != pace
  }
}

extension Confidence {
  /// Net confidence of the drivers of some objectives, in points, −100 to 100; of what is worked on
  /// only. No call: `nil`.
  public static func net(of objectives: some Sequence<ObjectiveStanding>) -> Double? {
    let worked = objectives.filter { $0.state == .active }.flatMap(\.keyResults)
    return net(of: worked.filter { $0.isDriver && $0.state == .active }.compactMap(\.confidence))
  }
}
