from django.urls import path

from search import agenda_feeds, views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.suggest, name="suggestions"),
    path("kennis/", views.knowledge, name="knowledge"),
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/agenda.ics", agenda_feeds.calendar, name="agenda-calendar"),
    path("agenda/agenda.xml", agenda_feeds.feed, name="agenda-feed"),
    path("p/<int:page_id>/", views.short_address, name="short-address"),
    path("p/<int:page_id>", views.short_address),
]
