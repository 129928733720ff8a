"""Signing up, below the short address of a meeting, which survives every rename and move."""

from django.urls import URLPattern, path

from events import views

urlpatterns: list[URLPattern] = [
    path("p/<int:page_id>/aanmelden/", views.sign_up, name="sign-up"),
    path("p/<int:page_id>/aanmelden/verstuurd/", views.sign_up_sent, name="sign-up-sent"),
    path("p/aanmelding/<str:token>/", views.mine, name="sign-up-mine"),
    path("p/aanmelding/<str:token>/wijzigen/", views.change, name="sign-up-change"),
    path("p/evaluatie/verstuurd/", views.evaluated, name="evaluated"),
    path("p/evaluatie/<str:token>/", views.evaluate, name="evaluation"),
]
