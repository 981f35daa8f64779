/// Chat templates that a suite may name in place of the model's own.
enum BuiltInTemplates {
  static let sources: [(name: String, source: String)] = [
    (
      "chatml",
      """
      {% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}\
      {% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}
      """
    ),
    (
      "llama3",
      """
      {% for message in messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' \
      + message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 and bos_token is defined %}\
      {% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}\
      {% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}
      """
    ),
    (
      "zephyr",
      """
      {% for message in messages %}
      {% if message['role'] == 'user' %}
      {{ '<|user|>\\n' + message['content'] + eos_token }}
      {% elif message['role'] == 'system' %}
      {{ '<|system|>\\n' + message['content'] + eos_token }}
      {% elif message['role'] == 'assistant' %}
      {{ '<|assistant|>\\n' + message['content'] + eos_token }}
      {% endif %}
      {% if loop.last and add_generation_prompt %}
      {{ '<|assistant|>' }}
      {% endif %}
      {% endfor %}
      """
    ),
    ("none", "{% for message in messages %}{{ message['content'] }}{% endfor %}"),
  ]
}
