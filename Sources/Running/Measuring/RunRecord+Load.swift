import Basics
import Records

extension RunRecord {
  /// What others took of the processors, where the system tells.
  mutating func addLoad(_ load: MachineLoad) {
    if let others = load.others { measures.append(Measure("machine/others", values: [others])) }
  }
}
