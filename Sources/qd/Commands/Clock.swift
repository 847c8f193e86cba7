private import Glibc
import Goals

/// The machine's clock in the user's time zone, on the machine's day or on one that was asked for.
struct Clock: Hashable, Sendable {
  /// The day that stands for today; `nil`: the machine's, which moves on at midnight.
  let fixedDay: Day?

  /// Now, to the millisecond, with the zone's offset. On a fixed day the time of day is the
  /// machine's.
  var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var parts = tm()
    localtime_r(&time.tv_sec, &parts)
    let milliseconds = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    let moment = Moment(milliseconds: milliseconds, offset: parts.tm_gmtoff / 60)
    guard let fixedDay else { return moment }
    return Moment(
      day: fixedDay, millisecondOfDay: moment.millisecondOfDay, offset: moment.offset)
  }

  var today: Day { fixedDay ?? now.day }
}

extension Clock {
  /// The day or time that an option names, as files have it: `yesterday`, `31.7.`, `2026-11-21T09:30`.
  func written(_ typed: String, of option: String) throws(Failure) -> String {
    guard let written = Day.written(typed, on: today) else {
      throw .usage(
        "\(option): \(typed.quoted) is not a day up to today; write it as \(today.text), 31.7. or "
          + "fri; nothing was saved")
    }
    return written
  }
}
