package netwright.store;

import java.util.UUID;

/** Someone who owns designs and runs. */
public record Person(UUID id, String name) {

    /** The one person there is until there are accounts. */
    public static final UUID LOCAL = UUID.fromString("00000000-0000-0000-0000-000000000001");
}
