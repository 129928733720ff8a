from django.urls import URLPattern, path

from coalitions.invitation_views import AcceptView

urlpatterns: list[URLPattern] = [
    path("accounts/uitnodiging/<str:token>/", AcceptView.as_view(), name="coalitions_invitation"),
]
