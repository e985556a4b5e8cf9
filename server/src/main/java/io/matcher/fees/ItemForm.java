package io.matcher.fees;

import io.matcher.contexts.Faults;
import java.util.Map;
import java.util.UUID;

/** An item of a schedule as it is stored. */
record ItemForm(UUID id, String name, int priority, StructureType structureType, Map<String, Object> structure) {

    static ItemForm of(FeeItem item) {
        return new ItemForm(
                item.id(),
                item.name(),
                item.priority(),
                StructureType.of(item.structure()),
                StructureForm.of(item.structure()));
    }

    /** @throws IllegalStateException when what was stored stands for no fee, which is a defect */
    FeeItem item() {
        Faults faults = new Faults();
        FeeStructure read = StructureForm.read(faults, name, structureType, structure);
        if (read == null) {
            throw new IllegalStateException("A stored fee can not be read: " + faults.or(name));
        }
        return new FeeItem(id, name, priority, read);
    }
}
