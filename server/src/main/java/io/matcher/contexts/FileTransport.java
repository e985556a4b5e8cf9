package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a binding are reached.
 *
 * @param host name or address, without a scheme
 * @param path absolute, of the folder or the file
 * @param glob which files of the folder; all of them unless given
 * @param credentialRef the name of a credential, never the credential itself
 * @param connectOptions further settings of the connection; they are shown to whoever may read the binding
 * @param kind {@code sftp} unless given
 */
@Schema(name = "TransportConfig")
record FileTransport(
        @NotBlank @Size(max = 253) @Schema(example = "sftp.bank.example")
        String host,

        @NotNull @Min(1) @Max(65535) Integer port,

        @NotBlank @Size(max = 1024) @Schema(example = "/outgoing/statements")
        String path,

        @Nullable @Size(max = 255) @Schema(example = "*.xml")
        String glob,

        @NotBlank @Size(max = 255) String credentialRef,
        @Nullable Map<String, Object> connectOptions,
        @Nullable Kind kind) {

    /** The protocol, named as clients write it. */
    enum Kind {
        sftp,
        https,
        s3,
        imap
    }

    /** The same with the protocol that is meant when none is given. */
    FileTransport completed() {
        return kind == null
                ? new FileTransport(host, port, path, glob, credentialRef, connectOptions, Kind.sftp)
                : this;
    }
}
