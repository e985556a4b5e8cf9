package io.matcher.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the few distinct names of a column (currencies, sources) from 0. */
final class Dictionary {

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private String lastName = "";
    private int lastCode = -1;

    int code(String name) {
        // Neighbouring rows mostly share the name: the comparison saves the map.
        if (lastCode >= 0 && lastName.equals(name)) {
            return lastCode;
        }
        Integer known = codes.get(name);
        if (known == null) {
            known = names.size();
            codes.put(name, known);
            names.add(name);
        }
        lastName = name;
        lastCode = known;
        return known;
    }

    String name(int code) {
        return names.get(code);
    }

    int size() {
        return names.size();
    }
}
