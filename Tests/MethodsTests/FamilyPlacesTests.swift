import Basics
import Methods
import Networks
import Testing

/// Where methods say that they attach is where they attach.
@Suite struct FamilyPlacesTests {
  private func places(_ method: any Method.Type, _ family: String) -> String? {
    method.familyPlaces.first { $0.families.contains(family) }?.places
  }

  @Test func everyMethodButFullFineTuningSaysWhere() {
    for method in MethodRegistry.all where method.card.reach != .everything {
      let families = method.familyPlaces.flatMap(\.families)
      #expect(families.sorted() == Architectures.modelTypes.sorted(), "\(method.card.name)")
    }
  }

  /// As PEFT's own tables have them.
  @Test func defaultsOfEachFamily() throws {
    let lora = try #require(places(LoRA.self, "qwen2"))
    #expect(lora.hasPrefix("q_proj, v_proj by default; also k_proj, o_proj, gate_proj, up_proj, down_proj"))
    #expect(lora.hasSuffix("outside the blocks embed_tokens, lm_head; alsoTrain: embed_tokens, lm_head"))
    #expect(places(LoRA.self, "gpt2")?.hasPrefix("c_attn by default; also attn.c_proj, c_fc, mlp.c_proj") == true)
    #expect(places(LoRA.self, "gpt_neox")?.contains("embed_in, embed_out") == true)
    #expect(places(LoRA.self, "bert")?.contains("alsoTrain") == false)
    #expect(places(DoRA.self, "llama")?.contains("outside the blocks") == false)
    #expect(places(IA3.self, "llama")?.hasPrefix("k_proj, v_proj, down_proj by default") == true)
    #expect(places(IA3.self, "gpt2")?.hasPrefix("c_attn, mlp.c_proj by default") == true)
    #expect(places(IA3.self, "bert")?.hasPrefix("key, value, attention.output, output by default") == true)
    #expect(places(HoulsbyAdapter.self, "llama")?.contains("model.layers.0.attention_adapters") == true)
    #expect(places(PromptTuning.self, "llama") == "at the input before the text")
  }
}
