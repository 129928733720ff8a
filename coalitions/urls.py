"""What readers send to a page, below its short address, which survives every rename and move; and invitations."""

from django.urls import URLPattern, path

from coalitions.incoming import claim_views, contact_views
from coalitions.inviting.views import AcceptView

urlpatterns: list[URLPattern] = [
    path("accounts/uitnodiging/<str:token>/", AcceptView.as_view(), name="coalitions_invitation"),
    path("p/<int:page_id>/vraag/", contact_views.question, name="question"),
    path("p/<int:page_id>/vraag/verstuurd/", contact_views.question_sent, name="question-sent"),
    path("p/vraag/<str:token>/", contact_views.answered, name="question-answered"),
    path("p/<int:page_id>/melding/", contact_views.report, name="report"),
    path("p/<int:page_id>/melding/verstuurd/", contact_views.report_sent, name="report-sent"),
    path("p/<int:page_id>/van-ons/", claim_views.claim_page, name="claim"),
]
