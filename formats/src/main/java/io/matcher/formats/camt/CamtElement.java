package io.matcher.formats.camt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element with all that is in it, found by local names. A leaf has a text, anything else has children; of attributes
 * only the currency of an amount is kept.
 */
final class CamtElement {
    private static final List<CamtElement> NONE = List.of();

    /** Stands where an element is missing, so that paths may go on. */
    static final CamtElement MISSING = new CamtElement("", null);

    private final String name;
    private final @Nullable String currency;
    private List<CamtElement> children = NONE;
    private @Nullable String text;

    CamtElement(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    void add(CamtElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void append(String more) {
        String before = text;
        text = before == null ? more : before + more;
    }

    String name() {
        return name;
    }

    boolean isMissing() {
        return this == MISSING;
    }

    /** The value of the attribute {@code Ccy}. */
    @Nullable
    String currency() {
        return currency;
    }

    /** The text of a leaf; null where it is blank. */
    @Nullable
    String text() {
        return text;
    }

    List<CamtElement> children() {
        return children;
    }

    /** The first child of that name, or {@link #MISSING}. */
    CamtElement at(String childName) {
        for (int i = 0; i < children.size(); i++) {
            CamtElement child = children.get(i);
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return MISSING;
    }

    CamtElement at(String first, String second) {
        return at(first).at(second);
    }

    CamtElement at(String first, String second, String third) {
        return at(first).at(second).at(third);
    }

    /** The text of the first child of that name; null where there is none. */
    @Nullable
    String text(String childName) {
        return at(childName).text();
    }

    @Nullable
    String text(String first, String second) {
        return at(first).at(second).text();
    }

    /** The children of that name, in order. */
    List<CamtElement> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** This one where it is there, else the other. */
    CamtElement orElse(CamtElement other) {
        return isMissing() ? other : this;
    }
}
