"""Log-in and second factor, in Dutch. The names are allauth's, by which its views find each other. What is not named
here does not exist on this site: signing up, other addresses, log-in by code or passkey alone.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache

from accounts.views import ActivateApp, AddKey

urlpatterns: list[URLPattern] = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("niet-actief/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/ingesteld/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("tweede-stap/", never_cache(mfa.index), name="mfa_index"),
    path("tweede-stap/code/", never_cache(mfa.authenticate), name="mfa_authenticate"),
    path("tweede-stap/bevestigen/", never_cache(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("tweede-stap/app/", never_cache(ActivateApp.as_view()), name="mfa_activate_totp"),
    path("tweede-stap/app/weg/", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tweede-stap/sleutels/", never_cache(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("tweede-stap/sleutels/nieuw/", never_cache(AddKey.as_view()), name="mfa_add_webauthn"),
    path(
        "tweede-stap/sleutels/bevestigen/",
        never_cache(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("tweede-stap/sleutels/<int:pk>/", never_cache(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("tweede-stap/sleutels/<int:pk>/weg/", never_cache(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("tweede-stap/herstelcodes/", never_cache(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tweede-stap/herstelcodes/nieuw/",
        never_cache(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tweede-stap/herstelcodes/bestand/",
        never_cache(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
