import Basics
import Foundation
import Tensors

/// A BERT encoder (Devlin et al. 2019, arXiv:1810.04805), read from a Hugging Face model directory.
public final class Encoder {
  public let configuration: ModelConfiguration
  public let seams = Seams()
  public let wordEmbeddings, positionEmbeddings, typeEmbeddings: Parameter
  public let embeddingNorm: LayerNorm
  public let blocks: [Block]
  /// tanh(W h_[CLS] + b), where the checkpoint has one.
  public let pooler: Linear?
  /// Replaces both of the checkpoint's dropout rates while training.
  public var dropoutRate: Float?

  /// - Throws: `InputError` naming the file and the tensor or key that is missing or does not fit.
  public init(directory: URL) throws {
    let c = try ModelConfiguration(directory: directory)
    let source = WeightSource(try SafetensorsFile(directory.appendingPathComponent("model.safetensors")))
    configuration = c
    wordEmbeddings = try source.parameter(
      "embeddings.word_embeddings.weight", shape: [c.vocabulary, c.width])
    positionEmbeddings = try source.parameter(
      "embeddings.position_embeddings.weight", shape: [c.maximumPositions, c.width])
    typeEmbeddings = try source.parameter(
      "embeddings.token_type_embeddings.weight", shape: [c.tokenTypes, c.width])
    embeddingNorm = try source.norm("embeddings.LayerNorm", width: c.width, epsilon: c.normEpsilon)
    blocks = try (0..<c.layers).map { try Block(source, index: $0, c) }
    pooler =
      source.has("pooler.dense.weight")
      ? try source.linear("pooler.dense", inputs: c.width, outputs: c.width) : nil
  }

  /// All pretrained weights in the order of Hugging Face's state dict.
  public var parameters: [Parameter] {
    [wordEmbeddings, positionEmbeddings, typeEmbeddings, embeddingNorm.gain, embeddingNorm.bias]
      + blocks.flatMap(\.parameters) + (pooler.map { [$0.weight, $0.bias!] } ?? [])
  }

  /// The linear layers at the given places, layer by layer, in the order of `LinearSeam.allCases`.
  public func linears(at targets: [LinearSeam]) -> [Linear] {
    blocks.flatMap { block in LinearSeam.allCases.filter(targets.contains).map { block.linear(at: $0) } }
  }

  /// Tokens beyond the text that methods put into positions: a text may have this many fewer pieces.
  public var virtualTokens: Int { seams.prefixLength + seams.promptLength }

  /// The last hidden state.
  ///
  /// - Parameter firstRowsOnly: compute the last layer for the first row of each sequence only: [sequences, width].
  /// - Returns: [rows, width] (virtual tokens included) and where its rows belong.
  public func callAsFunction(_ tape: Tape, _ batch: PackedBatch, firstRowsOnly: Bool = false) -> (
    Variable, Layout
  ) {
    let prompt = seams.prompt?(tape)
    let prefix = seams.prefix?(tape)
    let arrangement = Arrangement(
      batch, prompt: prompt.map { ($0.vectors.rows, $0.placement) }, firstPosition: prefix?[0].keys.rows ?? 0)
    let sum = tape.embeddings(
      [
        (wordEmbeddings, arrangement.tokens), (typeEmbeddings, arrangement.types),
        (positionEmbeddings, arrangement.positions),
      ], prompt: prompt.map { ($0.vectors, arrangement.virtual) })
    let rates = DropoutRates(
      hidden: dropoutRate ?? configuration.hiddenDropout,
      attention: dropoutRate ?? configuration.attentionDropout)
    var x = tape.dropout(embeddingNorm(tape, sum), rate: rates.hidden)
    for block in blocks {
      x = block(
        tape, x, layout: arrangement.layout, prefix: prefix?[block.index],
        firstRowsOnly: firstRowsOnly && block.index == blocks.count - 1, dropout: rates)
    }
    return (x, arrangement.layout)
  }

  /// Mean of the last hidden state over each text's own tokens, [sequences, width]: a sentence embedding.
  public func meanPooled(_ batch: PackedBatch) -> Tensor {
    let (hidden, layout) = self(Tape(recording: false), batch)
    return Tape.meanRows(hidden.value, offsets: layout.offsets, use: layout.isText)
  }
}

/// Which table row each packed row takes its embeddings from, virtual tokens put in.
struct Arrangement {
  var tokens: [Int32] = []  // -1 at virtual tokens
  var types: [Int32] = []
  var positions: [Int32] = []
  var virtual: [Int32] = []  // -1 at text tokens
  var layout = Layout(offsets: [0], isText: [])

  init(_ batch: PackedBatch, prompt: (count: Int, placement: Prompt.Placement)?, firstPosition: Int) {
    for s in 0..<batch.sequences {
      var position = Int32(firstPosition)
      func add(token: Int32, type: Int32, virtual index: Int32) {
        tokens.append(token)
        types.append(type)
        virtual.append(index)
        positions.append(position)
        layout.isText.append(token < 0 ? 0 : 1)
        position += 1
      }
      func addPrompt() { for i in 0..<Int32(prompt!.count) { add(token: -1, type: 0, virtual: i) } }
      if prompt?.placement == .prepend { addPrompt() }
      for row in Int(batch.offsets[s])..<Int(batch.offsets[s + 1]) {
        add(token: batch.tokens[row], type: batch.types[row], virtual: -1)
        if prompt?.placement == .afterFirst, row == Int(batch.offsets[s]) { addPrompt() }
      }
      layout.offsets.append(Int32(tokens.count))
    }
  }
}

extension Encoder {
  /// Whether any weight of the embedding layer trains.
  public var trainsEmbeddings: Bool {
    [wordEmbeddings, positionEmbeddings, typeEmbeddings, embeddingNorm.gain, embeddingNorm.bias]
      .contains(where: \.isTrainable)
  }
}
