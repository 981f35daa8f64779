/// The layout of Hugging Face's `tokenizer.json`, as far as BERT's tokenizer goes; `model.vocab` is read apart.
struct TokenizerFile: Decodable {
  var truncation: Truncation?
  var addedTokens: [Token]?
  var normalizer: Normalizer?
  var preTokenizer: Component?
  var postProcessor: PostProcessor?
  var model: Model

  enum CodingKeys: String, CodingKey {
    case truncation
    case addedTokens = "added_tokens"
    case normalizer
    case preTokenizer = "pre_tokenizer"
    case postProcessor = "post_processor"
    case model
  }

  struct Component: Decodable { var type: String }

  /// What it says of lengths is the caller's to say.
  struct Truncation: Decodable { var direction: String? }

  struct Token: Decodable {
    var content: String
    var singleWord, stripsLeft, stripsRight, normalized, special: Bool

    var token: AddedTokens.Token {
      AddedTokens.Token(
        content: content, id: 0, singleWord: singleWord, stripsLeft: stripsLeft, stripsRight: stripsRight,
        normalized: normalized, special: special)
    }

    enum CodingKeys: String, CodingKey {
      case content
      case singleWord = "single_word"
      case stripsLeft = "lstrip"
      case stripsRight = "rstrip"
      case normalized
      case special
    }
  }

  struct Normalizer: Decodable {
    var type: String
    var cleanText, chineseCharacters, stripAccents, lowercase: Bool?

    enum CodingKeys: String, CodingKey {
      case type
      case cleanText = "clean_text"
      case chineseCharacters = "handle_chinese_chars"
      case stripAccents = "strip_accents"
      case lowercase
    }
  }

  struct Model: Decodable {
    /// Absent in the oldest files.
    var type: String?
    var unknown, continuingPrefix: String?
    var maximumScalars: Int?

    enum CodingKeys: String, CodingKey {
      case type
      case unknown = "unk_token"
      case continuingPrefix = "continuing_subword_prefix"
      case maximumScalars = "max_input_chars_per_word"
    }
  }

  struct PostProcessor: Decodable {
    var type: String
    /// Of `TemplateProcessing`.
    var single, pair: [Item]?
    var specialTokens: [String: Special]?
    /// Of `BertProcessing`.
    var start, separator: NameAndID?

    enum CodingKeys: String, CodingKey {
      case type
      case single
      case pair
      case specialTokens = "special_tokens"
      case start = "cls"
      case separator = "sep"
    }

    struct Special: Decodable { var ids: [Int32] }

    /// `{"SpecialToken": {"id": "[CLS]", "type_id": 0}}` or `{"Sequence": {"id": "A", "type_id": 0}}`.
    struct Item: Decodable {
      var special, sequence: Part?

      enum CodingKeys: String, CodingKey {
        case special = "SpecialToken"
        case sequence = "Sequence"
      }

      struct Part: Decodable {
        var id: String
        var typeID: Int32

        enum CodingKeys: String, CodingKey {
          case id
          case typeID = "type_id"
        }
      }
    }

    /// `["[CLS]", 101]`.
    struct NameAndID: Decodable {
      var id: Int32

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        _ = try list.decode(String.self)
        id = try list.decode(Int32.self)
      }
    }
  }
}
