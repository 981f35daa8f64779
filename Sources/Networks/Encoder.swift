import Basics
import Files
import Foundation
import Tensors

/// A BERT encoder (Devlin et al. 2019, arXiv:1810.04805), read from a Hugging Face model directory.
public final class Encoder {
  /// Where it was read from.
  public let directory: URL
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
    self.directory = directory
    configuration = c
    wordEmbeddings = try source.parameter(
      "embeddings.word_embeddings.weight", shape: [c.vocabulary, c.width])
    positionEmbeddings = try source.parameter(
      "embeddings.position_embeddings.weight", shape: [c.maximumPositions, c.width])
    typeEmbeddings = try source.parameter(
      "embeddings.token_type_embeddings.weight", shape: [c.tokenTypes, c.width])
    for table in [wordEmbeddings, positionEmbeddings, typeEmbeddings] { table.isLookedUp = true }
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

  /// Of the products of every layer's linear maps with its rows, in training and in evaluation; in fp32 stay all others:
  /// the gradients of weights, attention, what methods add, the embeddings, the pooler and the head, and keys and values
  /// of the last layer where they are folded into its queries.
  public private(set) var precision = Precision.fp32

  /// Takes the factors of the layers' products in this precision from now on.
  ///
  /// - Throws: `InputError` where it is missing.
  public func compute(in precision: Precision) throws {
    if let reason = precision.missing {
      throw InputError(
        "cannot compute in \(precision.rawValue)", kind: .usage, found: reason, advice: "use precision fp32")
    }
    self.precision = precision
    for linear in linears(at: LinearSeam.allCases) { linear.precision = precision }
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
    let layout = Layout(batch, prompt: prompt.map { ($0.vectors.rows, $0.placement) })
    let rates = DropoutRates(
      hidden: dropoutRate ?? configuration.hiddenDropout,
      attention: dropoutRate ?? configuration.attentionDropout)
    let first = prefix?[0].keys.rows ?? 0
    let text = embedded(
      tape, [(wordEmbeddings, batch.tokens), (typeEmbeddings, batch.types)],
      at: layout.positions(isText: true, first: first), dropout: rates.hidden)
    var x = text, parts: Parts?
    if let prompt {
      parts = self.parts(
        tape, text: text, prompt: prompt, layout: layout, firstPosition: first, dropout: rates.hidden)
      x = parts!.joined(tape)
    }
    for block in blocks {
      x = block(
        tape, x, parts: block.index == 0 ? parts : nil, layout: layout, prefix: prefix?[block.index],
        firstRowsOnly: firstRowsOnly && block.index == blocks.count - 1, dropout: rates)
    }
    return (x, layout)
  }

  /// dropout(LN(Σ of the rows named in each table)), and rows of `vectors` in order where given.   [rows, width]
  private func embedded(
    _ tape: Tape, _ lookups: [(table: Parameter, index: [Int32])], vectors: Variable? = nil,
    at positions: [Int32], dropout: Float
  ) -> Variable {
    let sum = tape.embeddings(
      lookups + [(positionEmbeddings, positions)],
      prompt: vectors.map { ($0, (0..<Int32(positions.count)).map { $0 }) })
    return tape.dropout(embeddingNorm(tape, sum), rate: dropout)
  }

  /// The input of the first layer in two parts. Virtual tokens are the same in every sequence, as are their positions:
  /// one row each, unless dropout makes them differ.
  private func parts(
    _ tape: Tape, text: Variable, prompt: Prompt, layout: Layout, firstPosition: Int, dropout: Float
  ) -> Parts {
    let count = prompt.vectors.rows
    let positions = Array(layout.positions(isText: false, first: firstPosition).prefix(count))
    let types = [Int32](repeating: 0, count: count)
    var vectors = embedded(
      tape, [(typeEmbeddings, types)], vectors: prompt.vectors, at: positions, dropout: 0)
    let repeats = dropout > 0 && tape.dropoutStream != nil
    if repeats {
      let rows = (0..<layout.sequences).flatMap { _ in (0..<Int32(count)).map { $0 } }
      vectors = tape.dropout(tape.rows(of: vectors, at: rows), rate: dropout)
    }
    var textIndex: [Int32] = [], virtualIndex: [Int32] = [], texts: Int32 = 0, virtuals: Int32 = 0
    for isText in layout.isText {
      textIndex.append(isText == 1 ? texts : -1)
      virtualIndex.append(isText == 1 ? -1 : repeats ? virtuals : virtuals % Int32(count))
      if isText == 1 { texts += 1 } else { virtuals += 1 }
    }
    return Parts(text: text, virtual: vectors, textIndex: textIndex, virtualIndex: virtualIndex)
  }

  /// Mean of the last hidden state over each text's own tokens, [sequences, width]: a sentence embedding.
  public func meanPooled(_ batch: PackedBatch) -> Tensor {
    let (hidden, layout) = self(Tape(recording: false), batch)
    return Tape.meanRows(hidden.value, offsets: layout.offsets, use: layout.isText)
  }
}

extension Encoder {
  /// Whether any weight of the embedding layer trains.
  public var trainsEmbeddings: Bool {
    [wordEmbeddings, positionEmbeddings, typeEmbeddings, embeddingNorm.gain, embeddingNorm.bias]
      .contains(where: \.isTrainable)
  }
}
