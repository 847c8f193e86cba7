import GoalFiles
import Goals

extension Session {
  /// The fields that were edited in their files without an event, as far as git or the user's last
  /// look knows what they were; git's word comes first. Where neither can be asked, none.
  func handEdits(of organization: Organization, at path: String) -> [HandEdit] {
    let tree = try? WorkTree.found(Git(in: path, environment: environment))
    let committed = (try? tree?.handEdits(of: organization)) ?? []
    let seen = LastLook(of: path, in: places.state).recall()
    let sighted = organization.handEdits { seen[$0.text] }
    return organization.silent(committed + sighted)
  }
}
