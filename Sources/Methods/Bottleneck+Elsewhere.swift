import Basics

// How AdapterHub writes bottleneck adapters, and how recorded trajectories name them.

extension Bottleneck {
  /// AdapterHub's BnConfig: the keys in which the three forms differ, and those that are the same in all.
  static func adapterHub(
    _ name: String, twice: Bool = false, parallel: Bool = false, activation: String, readsSum: Bool = false,
    start: String = "bert", scaling: String? = nil
  ) -> ForeignForm {
    .adapterHub(
      AdapterHubForm(
        name,
        keys: [
          "mh_adapter": .bool(twice), "output_adapter": true, "is_parallel": .bool(parallel),
          "non_linearity": .string(activation), "original_ln_before": .bool(readsSum), "original_ln_after": true,
          "ln_before": false, "ln_after": false, "residual_before_ln": true, "adapter_residual_before_ln": false,
          "cross_adapter": false, "phm_layer": false, "use_gating": false,
        ], start: start, reduction: reduction.name, scaling: scaling))
  }

  /// - Parameter usual: AdapterHub's reduction where a case names none.
  static func recorded(_ kind: String, usual: Int = 16) -> RecordedForm {
    RecordedForm(options: [.init("reduction", atMost: 4096)]) { c in
      c.kind == kind ? [(reduction.name, c.number("reduction", usual))] : nil
    }
  }
}

extension HoulsbyAdapter {
  public static var foreignForm: ForeignForm? {
    Bottleneck.adapterHub("double_seq_bn", twice: true, activation: "swish")
  }
  public static var recordedForm: RecordedForm? { Bottleneck.recorded("adapter-houlsby") }
}

extension PfeifferAdapter {
  public static var foreignForm: ForeignForm? {
    Bottleneck.adapterHub("seq_bn", activation: "relu", readsSum: true)
  }
  public static var recordedForm: RecordedForm? { Bottleneck.recorded("adapter-pfeiffer") }
}

extension ParallelAdapter {
  public static var foreignForm: ForeignForm? {
    Bottleneck.adapterHub(
      "par_bn", parallel: true, activation: "relu", start: "mam_adapter", scaling: scale.name)
  }
  public static var recordedForm: RecordedForm? { Bottleneck.recorded("adapter-parallel", usual: 2) }
}
