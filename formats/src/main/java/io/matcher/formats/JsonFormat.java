package io.matcher.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** JSON: an array of objects, one object, or one object a line (NDJSON). */
final class JsonFormat implements Format {
    static final TokenStreamFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.MAX_DEPTH)
                    .maxNumberLength(Limits.MAX_NUMBER_CHARS)
                    .maxStringLength(Limits.MAX_FIELD_CHARS)
                    .maxNameLength(Limits.MAX_NAME_CHARS)
                    .build())
            .build();

    @Override
    public String key() {
        return "json";
    }

    @Override
    public List<String> endings() {
        return List.of("json", "ndjson", "jsonl");
    }

    @Override
    public boolean recognises(Head head) {
        char first = head.firstCharacter();
        return (first == '{' || first == '[') && !head.isBinary();
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        String sample = Encodings.sample(source.look(Limits.LOOK_BYTES), options.charset());
        DecodingReader text = new DecodingReader(source, options.charset(), StandardCharsets.UTF_8);
        return JsonLinesReader.looksLikeLines(sample)
                ? new JsonLinesReader(source, text)
                : new JsonDocumentReader(source, text);
    }
}
