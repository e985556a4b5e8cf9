package io.matcher.fees;

/** The kinds of fees, as clients name them. */
enum StructureType {
    FLAT,
    PERCENTAGE,
    TIERED;

    static StructureType of(FeeStructure structure) {
        return switch (structure) {
            case FeeStructure.Flat flat -> FLAT;
            case FeeStructure.Percentage percentage -> PERCENTAGE;
            case FeeStructure.Tiered tiered -> TIERED;
        };
    }
}
