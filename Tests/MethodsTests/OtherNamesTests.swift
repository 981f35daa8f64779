import Basics
import Methods
import Settings
import Testing

/// What PEFT and papers call a method's options.
struct OtherNamesTests {
  @Test(arguments: [
    ("lora", "r", "rank"), ("lora", "lora_r", "rank"), ("dora", "lora_alpha", "alpha"),
    ("pissa", "target_modules", "targets"), ("ia3", "target_modules", "targets"), ("lora-plus", "lr_ratio", "ratio"),
    ("prefix", "num_virtual_tokens", "tokens"), ("prefix", "encoder_hidden_size", "hidden"),
    ("p-tuning", "encoder_reparameterization_type", "encoder"), ("p-tuning", "encoder_num_layers", "layers"),
    ("adapter-pfeiffer", "reduction_factor", "reduction"),
  ])
  func areAnsweredWithOurs(method: String, name: String, ours: String) throws {
    let options = try MethodRegistry.method(method).card.options
    #expect(nearest(to: name, among: options.names, called: options.otherNames) == ours)
  }

  @Test(arguments: [
    ("full", "fft"), ("fine-tuning", "fft"), ("linear-probe", "head"), ("prefix-tuning", "prefix"),
    ("PromptTuning", "prompt"), ("ptuning", "p-tuning"), ("p_tuning_v2", "p-tuning-v2"), ("LoRA", "lora"),
    ("houlsby", "adapter-houlsby"), ("lora+", "lora-plus"), ("use_dora", "dora"), ("seq_bn", "adapter-pfeiffer"),
  ])
  func ofMethodsAreAnsweredWithOurs(name: String, ours: String) {
    #expect(nearest(to: name, among: MethodRegistry.names, called: MethodRegistry.otherNames) == ours)
    #expect(throws: InputError.self) { try MethodRegistry.method(name) }
  }

  @Test func noNameMeansTwoMethods() {
    let names = MethodRegistry.names + MethodRegistry.all.flatMap { $0.card.otherNames }
    #expect(Set(names).count == names.count)
  }
}
