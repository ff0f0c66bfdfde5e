package io.moov.openapi.corpus;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether two JSON values say the same: numbers by their value, objects in any order. */
final class SameJson {
    private SameJson() {}

    static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.getNodeType() != other.getNodeType() || one.size() != other.size()) {
            return false;
        }
        if (one.isObject()) {
            for (Map.Entry<String, JsonNode> member : one.properties()) {
                JsonNode same = other.get(member.getKey());
                if (same == null || !isSame(member.getValue(), same)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return one.isArray() || one.equals(other);
    }
}
