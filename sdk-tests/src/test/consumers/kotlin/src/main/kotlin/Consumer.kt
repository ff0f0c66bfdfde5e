import io.moov.client.ApiException
import io.moov.client.MoovClient
import io.moov.client.auth.AuthTokenRequest
import io.moov.client.auth.AuthTokenRequestError
import io.moov.client.auth.GrantType
import io.moov.client.testing.MoovSandbox

fun main() {
    MoovSandbox.start().use { sandbox ->
        MoovClient.builder().baseUrl(sandbox.baseUrl()).credentials(sandbox.credentials()).build().use { moov ->
            val token = moov.authentication().createAccessToken(clientCredentials("/accounts.read"))
            println("scope=${token.scope} expires=${token.expiresAt}")
            try {
                moov.authentication().createAccessToken(clientCredentials("nonsense"))
            } catch (e: ApiException) {
                val invalid = e.error(AuthTokenRequestError::class.java).orElseThrow()
                println("refused=${invalid.scope?.length} ${e.requestId?.length}")
            }
        }
    }
}

private fun clientCredentials(scope: String): AuthTokenRequest =
    AuthTokenRequest.builder().grantType(GrantType.CLIENT_CREDENTIALS).scope(scope).build()
