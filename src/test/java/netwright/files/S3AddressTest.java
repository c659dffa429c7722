package netwright.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {

    @Test
    void aBucketWithAPrefixIsReadAndWrittenBack() {
        S3Address address = S3Address.of("s3://lab.runs/netwright/2026/", "http://minio.lab:9000");
        assertThat(address).isEqualTo(new S3Address("lab.runs", "netwright/2026/", "http://minio.lab:9000"));
        assertThat(address.setting()).isEqualTo("s3://lab.runs/netwright/2026");
        assertThat(S3Address.of(address.setting(), address.endpoint())).isEqualTo(address);
    }

    @Test
    void aBucketAloneWillDo() {
        assertThat(S3Address.of("s3://runs", "")).isEqualTo(new S3Address("runs", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3:runs", "s3://Runs", "s3://ab", "s3://key:secret@runs/x"})
    void whatIsNoAddressIsRefused(String setting) {
        assertThat(S3Address.isMeantBy(setting)).isTrue();
        assertThatThrownBy(() -> S3Address.of(setting, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/prefix")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minio.lab:9000", "ftp://minio.lab", "http://key:secret@minio.lab"})
    void anEndpointIsAWebAddressWithoutAUser(String endpoint) {
        assertThatThrownBy(() -> S3Address.of("s3://runs", endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFolderIsNotMeant() {
        assertThat(S3Address.isMeantBy("/mnt/s3/runs")).isFalse();
    }
}
