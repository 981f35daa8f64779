import Basics
import Foundation
import Tensors
import Testing

@testable import Networks

/// What sets the encoders beside BERT apart, and what of it is refused.
@Suite struct EncoderFamilyTests {
  private func anatomy(_ members: String) throws -> Anatomy {
    guard case .object(let members) = try JSON(parsing: "{\(members)}", source: "config.json") else {
      preconditionFailure("an object")
    }
    let file = ConfigurationFile(place: "config.json", members: members)
    return try Architectures.architecture(file).anatomy(file)
  }

  private static let shape =
    "\"vocab_size\": 40, \"hidden_size\": 16, \"num_hidden_layers\": 2, \"num_attention_heads\": 4, "
    + "\"intermediate_size\": 24, \"max_position_embeddings\": 20"

  /// Buckets that MPNetEncoder.relative_position_bucket of transformers 5.23 gives.
  @Test func distancesHaveTheBucketsOfTransformers() {
    let known = [
      (0, 0), (-1, 1), (-7, 7), (-8, 8), (-11, 8), (-12, 9), (-15, 9), (-16, 10), (-22, 10), (-23, 11), (-31, 11),
      (-32, 12), (-45, 12), (-46, 13), (-63, 13), (-64, 14), (-90, 14), (-91, 15), (-128, 15), (-500, 15), (1, 17),
      (7, 23), (8, 24), (15, 25), (16, 26), (31, 27), (32, 28), (64, 30), (91, 31), (500, 31),
    ]
    for (distance, bucket) in known { #expect(RelativeBias.bucket(distance) == bucket, "\(distance)") }
  }

  @Test func positionsBeginAfterPadding() throws {
    let plain = try anatomy("\"model_type\": \"roberta\", \(Self.shape)")
    #expect(plain.firstPosition == 2 && plain.maximumPositions == 18 && plain.uncountedToken == 1)
    let other = try anatomy("\"model_type\": \"roberta\", \"pad_token_id\": 5, \(Self.shape)")
    #expect(other.firstPosition == 6 && other.maximumPositions == 14 && other.uncountedToken == 5)
    for padding in ["null", "-1", "40", "19", "\"<pad>\""] {
      let error = #expect(throws: InputError.self) {
        try anatomy("\"model_type\": \"roberta\", \"pad_token_id\": \(padding), \(Self.shape)")
      }
      #expect(error?.place?.hasSuffix(padding == "19" ? "max_position_embeddings" : "pad_token_id") == true)
    }
  }

  /// Padding that stands in a text has the position before the first, and those after it count without it.
  @Test func paddingInATextIsNotCounted() throws {
    let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/tiny-roberta")
    let backbone = try Backbone(directory: directory)
    func hidden(_ tokens: [Int32]) -> [Float] {
      var batch = PackedBatch()
      batch.append(tokens: tokens, types: tokens.map { _ in 0 })
      return backbone(Tape(recording: false), batch).0.value.values
    }
    // Vectors by transformers 5.23: RobertaModel(...).last_hidden_state[0, :, 0] of the fixture.
    let rows = hidden([7, 1, 9, 1, 1, 12])
    let theirs: [Float] = [2.117304, 1.918103, 2.015147, 1.918103, 1.918103, 2.230215]
    for (row, value) in theirs.enumerated() { #expect(abs(rows[row * 16] - value) < 2e-5) }
  }

  @Test func whatIsNotComputedIsRefusedByName() throws {
    for (family, key, value) in [
      ("mpnet", "relative_attention_num_buckets", "16"), ("mpnet", "pad_token_id", "0"),
      ("distilbert", "sinusoidal_pos_embds", "true"), ("electra", "embedding_size", "0"),
      ("roberta", "is_decoder", "true"), ("electra", "position_embedding_type", "\"relative_key\""),
    ] {
      let error = #expect(throws: InputError.self) {
        try anatomy("\"model_type\": \"\(family)\", \"\(key)\": \(value), \(Self.shape)")
      }
      #expect(error?.place == "config.json: \(key)")
    }
  }
}
